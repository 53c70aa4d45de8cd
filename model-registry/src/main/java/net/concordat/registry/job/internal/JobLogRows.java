// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface JobLogRows extends Repository<JobLogRow, JobLogRow.Id> {
  /** Keeps a new one. */
  JobLogRow save(JobLogRow line);

  /** The lines of a job after one of them. */
  @Query("select l from JobLogRow l where l.id.job = ?1 and l.id.number > ?2 order by l.id.number")
  List<JobLogRow> after(UUID job, int number, Limit limit);
}
