// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;

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

  /** Takes that a state's time ended, or ended earlier than it seemed. */
  void end(StateId id, Instant until);

  /** Takes that all states of a page were taken. */
  default void finish() {}
}
