// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.job.JobStatus;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** Queries of the table; what is changed is locked first. */
public interface FineTuneJobRows
    extends Repository<FineTuneJobRow, UUID>, JpaSpecificationExecutor<FineTuneJobRow> {
  /** Hibernate's word for FOR UPDATE SKIP LOCKED. */
  String SKIP_LOCKED = "-2";

  /** Keeps a new one; fails if its requester asked for another under the same key meanwhile. */
  FineTuneJobRow saveAndFlush(FineTuneJobRow job);

  /** What somebody asked for under a key. */
  Optional<FineTuneJobRow> findByRequestedByAndKey(String requestedBy, String key);

  /** One, to look at. */
  Optional<FineTuneJobRow> findById(UUID id);

  /** How many stand so. */
  long countByStatus(JobStatus status);

  /** One, to change. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select j from FineTuneJobRow j where j.id = ?1")
  Optional<FineTuneJobRow> lock(UUID id);

  /** Those that are due, in the order in which they go, without those that somebody is taking. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
  @Query(
      "select j from FineTuneJobRow j where j.status = JobStatus.QUEUED and j.notBefore <= ?1"
          + " order by j.priority desc, j.requestedAt, j.id")
  List<FineTuneJobRow> next(Instant now, Limit limit);

  /** Those whose worker has been silent for too long, without those that it is reporting on. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
  @Query(
      "select j from FineTuneJobRow j where j.status in (JobStatus.RUNNING, JobStatus.CANCELLING)"
          + " and j.leaseUntil <= ?1 order by j.leaseUntil")
  List<FineTuneJobRow> silent(Instant now, Limit limit);
}
