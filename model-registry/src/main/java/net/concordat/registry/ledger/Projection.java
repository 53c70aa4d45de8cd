// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * Keeps a table of one kind of fact. It is told of each state once; all of it runs in the
 * transaction that also notes that the state has been read.
 *
 * @param <F> the kind
 */
public interface Projection<F extends Fact> {
  /** The kind. */
  Class<F> kind();

  /** Takes a state. */
  void record(LedgerEntry<F> entry);

  /**
   * Takes that states' times ended, or ended earlier than it seemed.
   *
   * @param ends of each state when; all of them have been recorded
   */
  void end(Map<StateId, Instant> ends);

  /** Takes that all states of a page were taken. */
  default void finish() {}
}
