// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an observer has been given of all that the notary committed.
 *
 * @param complete whether what it recorded and refused is together what the notary had committed at
 *     {@code readAt}
 * @param readAt when its node last read the notary's log to the end; null for never
 * @param askedAt when the registry last asked its node
 * @param recorded how many transactions of the log the node verified and recorded
 * @param refused how many it was given and refused
 * @param missing how many it has not been given
 * @param unlogged how many it recorded that the log, as far as it is read, does not hold
 * @param oldestMissing the oldest of those missing, at most 1,000
 */
public record Reconciliation(
    boolean complete,
    @Nullable Instant readAt,
    Instant askedAt,
    long recorded,
    long refused,
    long missing,
    long unlogged,
    List<Missing> oldestMissing) {
  /**
   * A transaction that nobody has given to the observer.
   *
   * @param txId which
   * @param requester who had it notarised
   * @param notarisedAt when, by the notary's clock
   * @param overdue whether that is longer ago than reports take
   */
  public record Missing(String txId, String requester, Instant notarisedAt, boolean overdue) {}
}
