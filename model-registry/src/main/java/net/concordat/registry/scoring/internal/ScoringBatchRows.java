// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring.internal;

import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.StateId;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Queries of the table. */
public interface ScoringBatchRows
    extends Repository<ScoringBatchRow, StateId>, JpaSpecificationExecutor<ScoringBatchRow> {
  /**
   * What is kept of a log.
   *
   * @param member whose
   * @param logId which
   * @param batches how many
   * @param records how many they have together
   * @param newest the greatest index
   */
  record Kept(String member, UUID logId, long batches, long records, long newest) {}

  /** What is kept of each log, up to the batches that were anchored by now. */
  @Query(
      "select new net.concordat.registry.scoring.internal.ScoringBatchRows$Kept("
          + "r.member, r.logId, count(r), sum(r.size), max(r.batchIndex)) from ScoringBatchRow r"
          + " group by r.member, r.logId order by r.member, r.logId")
  List<Kept> kept();
}
