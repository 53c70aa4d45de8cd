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
 * Whether each log of decisions goes on from batch to batch. What was whole once is not looked at
 * again while as many batches of it are here, since a batch that is anchored is never another.
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
    for (AnchoredLog kept : batches.logs(null)) {
      Log log = new Log(kept.last().fact().member(), kept.last().fact().logId());
      List<BatchGap> found = new ArrayList<>();
      if (walk(log, found) != kept.batches()) {
        // Of what was whole before something is gone, or has come meanwhile.
        wholeUpTo.remove(log);
        found.clear();
        walk(log, found);
      }
      add(BatchGap.after(kept.last()), found);
      gaps.addAll(found);
    }
    return List.copyOf(gaps.subList(0, Math.min(gaps.size(), MOST)));
  }

  /** How many batches there are with those that were whole before, as far as was looked. */
  private long walk(Log log, List<BatchGap> gaps) {
    @Nullable ScoringBatchFact before = wholeUpTo.get(log);
    long walked = before == null ? 0 : before.index() + 1;
    List<Standing<ScoringBatchFact>> page;
    do {
      page = batches.batches(log.id(), log.member(), before == null ? 0 : before.index() + 1, PAGE);
      for (Standing<ScoringBatchFact> next : page) {
        add(BatchGap.between(before, next.fact()), gaps);
        before = next.fact();
        if (gaps.isEmpty()) {
          wholeUpTo.put(log, before);
        }
      }
      walked += page.size();
    } while (page.size() == PAGE && gaps.size() < MOST);
    return walked;
  }

  private static void add(@Nullable BatchGap gap, List<BatchGap> gaps) {
    if (gap != null) {
      gaps.add(gap);
    }
  }
}
