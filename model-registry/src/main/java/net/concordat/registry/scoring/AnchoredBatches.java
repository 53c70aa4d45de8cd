// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  /** A log of a member; members draw the ids of their logs, so two may have one. */
  private record Log(String member, UUID id) {}

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
    Map<Log, ScoringBatchRows.Kept> kept =
        rows.kept().stream()
            .collect(
                Collectors.toMap(log -> new Log(log.member(), log.logId()), Function.identity()));
    return rows
        .findBy(
            Held.<ScoringBatchRow>asOf(null).and(Held.with("member", member)),
            found -> found.sortBy(Sort.by("member", "validFrom")).all())
        .stream()
        .map(ScoringBatchRow::standing)
        .map(last -> log(last, kept))
        .toList();
  }

  private static AnchoredLog log(
      Standing<ScoringBatchFact> last, Map<Log, ScoringBatchRows.Kept> kept) {
    ScoringBatchRows.Kept all = kept.get(new Log(last.fact().member(), last.fact().logId()));
    return all == null
        ? AnchoredLog.of(last, 0, 0)
        : AnchoredLog.of(last, all.batches(), all.records());
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
