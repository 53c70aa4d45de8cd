// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.Strategy;
import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What a federation does.
 *
 * @param name of it
 * @param mode who sees what, and how updates become one
 * @param strategy how that moves the global model
 * @param rounds at most
 * @param gate when a round is taken back; absent for never
 * @param scores how many models may be measured in a round to score clients; 0 for no scores
 * @param dropOut with which probability a client is away in a round: half of them from its
 *     beginning, half of them only when their update should come
 * @param seed of who is away and of all else that is drawn
 */
public record FederationPlan(
    String name,
    Mode mode,
    Strategy strategy,
    int rounds,
    @Nullable Gate gate,
    int scores,
    double dropOut,
    long seed) {
  /** Refuses values outside their ranges. */
  public FederationPlan {
    Checks.range("rounds", rounds, 1, 10_000);
    Checks.range("scores", scores, 0, 1_000_000);
    Checks.range("dropOut", dropOut, 0, 0.95);
  }

  /**
   * Takes a round back whose model is worse on the evaluators' holdouts: the middle one of their
   * changes in PR-AUC counts, so fewer than half of them decide nothing.
   *
   * @param tolerance by how much it may be worse, 0 to 1
   */
  public record Gate(double tolerance) {
    /** Refuses values outside their ranges. */
    public Gate {
      Checks.range("tolerance", tolerance, 0, 1);
    }
  }
}
