// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring;

import java.util.UUID;
import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Where a log of decisions does not go on from the batch before.
 *
 * @param member whose log
 * @param logId which
 * @param index of the batch that does not follow, or that is followed by none
 * @param kind MISSING, SEQUENCE or PREVIOUS_ROOT
 * @param detail what is wrong, in a sentence
 */
public record BatchGap(String member, UUID logId, long index, String kind, String detail) {
  /** What is wrong between two batches of which the second should follow; null if it does. */
  static @Nullable BatchGap between(@Nullable ScoringBatchFact before, ScoringBatchFact batch) {
    long next = before == null ? 0 : before.index() + 1;
    if (batch.index() != next) {
      return gap(
          batch,
          "MISSING",
          "Batches %d to %d have not come here.".formatted(next, batch.index() - 1));
    }
    long records = before == null ? 0 : before.firstSequence() + before.size();
    if (batch.firstSequence() != records) {
      return gap(
          batch,
          "SEQUENCE",
          "The batch begins with record %d, but %d are before it."
              .formatted(batch.firstSequence(), records));
    }
    if (before != null && !batch.previousRoot().equals(before.root())) {
      return gap(
          batch,
          "PREVIOUS_ROOT",
          "The batch follows one with the root %s, but that before it has %s."
              .formatted(batch.previousRoot(), before.root()));
    }
    return null;
  }

  /** What is wrong behind the last batch that is here; null if it is the newest of its log. */
  static @Nullable BatchGap after(Standing<ScoringBatchFact> last) {
    return last.until() == null
        ? null
        : gap(
            last.fact(),
            "MISSING",
            "This batch was followed by another at %s, which is not here.".formatted(last.until()));
  }

  private static BatchGap gap(ScoringBatchFact batch, String kind, String detail) {
    return new BatchGap(batch.member(), batch.logId(), batch.index(), kind, detail);
  }
}
