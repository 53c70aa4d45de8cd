// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** What the evaluators of a round measure on their holdouts. */
@CordaSerializable
public enum GateStep {
  /**
   * Each update, added to the weights by itself: by how much cross-entropy is lower with it, in
   * millionths. There is one gain for each commitment of the round, in their order, and {@link
   * #worst} of what nobody could measure.
   */
  UPDATES(1_000_000_000),
  /** The weights that the round would make: by how much PR-AUC is higher, in millionths. */
  WEIGHTS(1_000_000);

  private final int most;

  GateStep(int most) {
    this.most = most;
  }

  /** The smallest gain that can be said. */
  public int worst() {
    return -most;
  }

  /** How many gains an evaluator says. */
  int gains(RoundState round) {
    return this == WEIGHTS ? 1 : round.getCommitments().size();
  }

  boolean allows(int gain) {
    return Math.abs((long) gain) <= most;
  }
}
