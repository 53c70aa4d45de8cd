// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
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
 */
public record Reconciliation(
    boolean complete,
    @Nullable Instant readAt,
    Instant askedAt,
    long recorded,
    long refused,
    long missing,
    List<Missing> oldestMissing) {
  /**
   * A transaction that nobody has given to the observer.
   *
   * @param requester who had it notarised
   * @param notarisedAt when, by the notary's clock
   * @param overdue whether that is longer ago than reports take
   */
  public record Missing(String txId, String requester, Instant notarisedAt, boolean overdue) {}
}
