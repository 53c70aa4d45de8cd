// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an observer has been given of all that the notary committed.
 *
 * @param complete whether that was everything at {@code readAt}
 * @param readAt when its node last read the notary's log to the end; null for never
 * @param askedAt when the registry last asked its node
 * @param recorded how many transactions the node verified and recorded
 * @param refused how many it was given and refused
 * @param missing how many it has not been given
 * @param oldestMissing the oldest of those missing
 * @param decisionGaps where a bank's log of decisions does not go on from the batch before
 */
public record Reconciliation(
    boolean complete,
    @Nullable Instant readAt,
    Instant askedAt,
    long recorded,
    long refused,
    long missing,
    List<Missing> oldestMissing,
    List<DecisionGap> decisionGaps) {
  /**
   * A transaction that nobody has given to the observer.
   *
   * @param requester who had it notarised
   * @param notarisedAt when, by the notary's clock
   * @param overdue whether that is longer ago than reports take
   */
  public record Missing(String txId, String requester, Instant notarisedAt, boolean overdue) {}

  /**
   * A batch that does not follow the one before it.
   *
   * @param member whose log
   * @param logId which
   * @param index of the batch
   * @param kind MISSING, SEQUENCE or PREVIOUS_ROOT
   * @param detail what is wrong, in a sentence
   */
  public record DecisionGap(String member, UUID logId, long index, String kind, String detail) {}
}
