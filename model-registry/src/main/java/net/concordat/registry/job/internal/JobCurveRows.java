// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface JobCurveRows extends Repository<JobCurveRow, JobCurveRow.Id> {
  /** Keeps a new one. */
  JobCurveRow save(JobCurveRow point);

  /** One. */
  Optional<JobCurveRow> findById(JobCurveRow.Id id);

  /** How many points of a job are kept, of all series. */
  @Query("select count(p) from JobCurveRow p where p.id.job = ?1")
  int count(UUID job);

  /** The points of a series after one of them. */
  @Query(
      "select p from JobCurveRow p where p.id.job = ?1 and p.id.series = ?2 and p.id.step > ?3"
          + " order by p.id.step")
  List<JobCurveRow> after(UUID job, String series, int step, Limit limit);
}
