// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring;

import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.scoring.internal.ScoringBatchRow;
import net.concordat.registry.scoring.internal.ScoringBatchRows;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members anchored of their decisions. */
@Service
@Transactional(readOnly = true)
public class AnchoredBatches {
  private final ScoringBatchRows rows;

  AnchoredBatches(ScoringBatchRows rows) {
    this.rows = rows;
  }

  /**
   * The logs that have batches, by member.
   *
   * @param member whose; null for any that this party knows
   */
  public List<AnchoredLog> logs(@Nullable String member) {
    // Members draw the ids of their logs, so two may have one.
    return rows.kept().stream()
        .filter(kept -> member == null || kept.member().equals(member))
        .flatMap(
            kept ->
                batches(kept.logId(), kept.member(), kept.newest(), 1).stream()
                    .map(last -> AnchoredLog.of(last, kept.batches(), kept.records())))
        .toList();
  }

  /**
   * Batches of a log, in their order.
   *
   * @param member whose; null for any that this party knows
   * @param from the first index
   * @param most how many at most
   */
  public List<Standing<ScoringBatchFact>> batches(
      UUID logId, @Nullable String member, long from, int most) {
    Specification<ScoringBatchRow> after =
        (row, query, builder) -> builder.greaterThanOrEqualTo(row.get("batchIndex"), from);
    return rows
        .findBy(
            Held.<ScoringBatchRow>with("logId", logId).and(Held.with("member", member)).and(after),
            found -> found.sortBy(Sort.by("batchIndex", "member")).limit(most).all())
        .stream()
        .map(ScoringBatchRow::standing)
        .toList();
  }
}
