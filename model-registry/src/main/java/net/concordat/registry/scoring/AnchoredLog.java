// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.scoring;

import net.concordat.registry.ledger.ScoringBatchFact;
import net.concordat.registry.ledger.Standing;

/**
 * What is anchored of a log.
 *
 * @param last its newest batch that is here
 * @param batches how many batches are known here
 * @param records how many records these have together
 * @param complete whether that is all: none is missing in between, nor one that took the place of
 *     the newest
 */
public record AnchoredLog(
    Standing<ScoringBatchFact> last, long batches, long records, boolean complete) {
  static AnchoredLog of(Standing<ScoringBatchFact> last, long batches, long records) {
    ScoringBatchFact fact = last.fact();
    return new AnchoredLog(
        last,
        batches,
        records,
        last.until() == null
            && batches == fact.index() + 1
            && records == fact.firstSequence() + fact.size());
  }
}
