// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Whether each log of decisions goes on from batch to batch. What was whole once stays so, since a
 * batch that is anchored is never another: looked at is what came since.
 */
@Service
public class BatchGaps {
  /** Of all logs together; so many say enough. */
  private static final int MOST = 1_000;

  private static final int PAGE = 1_000;

  /** A log of a member. */
  private record Log(String member, UUID id) {}

  private final AnchoredBatches batches;
  private final Map<Log, ScoringBatchFact> wholeUpTo = new ConcurrentHashMap<>();

  BatchGaps(AnchoredBatches batches) {
    this.batches = batches;
  }

  /** The gaps in what is here, the first 1,000: none if every log is whole. */
  public List<BatchGap> all() {
    List<BatchGap> gaps = new ArrayList<>();
    // Where one is missing, the batch before it is a newest one, too.
    batches.logs(null).stream()
        .map(log -> new Log(log.last().fact().member(), log.last().fact().logId()))
        .distinct()
        .forEach(log -> walk(log, gaps));
    return gaps;
  }

  private void walk(Log log, List<BatchGap> gaps) {
    @Nullable ScoringBatchFact before = wholeUpTo.get(log);
    boolean whole = true;
    List<Standing<ScoringBatchFact>> page;
    do {
      long from = before == null ? 0 : before.index() + 1;
      page = batches.batches(log.id(), log.member(), from, PAGE);
      for (Standing<ScoringBatchFact> next : page) {
        @Nullable BatchGap gap = BatchGap.between(before, next.fact());
        before = next.fact();
        whole = whole && gap == null;
        if (whole) {
          wholeUpTo.put(log, before);
        } else if (gap != null && gaps.size() < MOST) {
          gaps.add(gap);
        }
      }
    } while (page.size() == PAGE && gaps.size() < MOST);
  }
}
