// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;
import java.util.List;

/**
 * Another rule over updates none of which is much longer than the middle one of the round (Sun et
 * al. 2019, arXiv:1911.07963, with the round's own median as the measure). Longer ones are
 * shortened and keep their direction, so sending more of the same gains little.
 *
 * @param rule what combines them then
 * @param most how many times as long as the middle one an update may be, at least 1
 */
public record BoundedNorm(AggregationRule rule, double most) implements AggregationRule {
  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is below 1, so that all updates would be shortened
   */
  public BoundedNorm {
    requireBound(most);
  }

  @Override
  public double[] combine(RoundUpdates round) {
    return rule.combine(bounded(round, most));
  }

  /** The updates, those shortened that are more than so many times as long as the middle one. */
  public static RoundUpdates bounded(RoundUpdates round, double times) {
    requireBound(times);
    double[] norms =
        round.updates().stream()
            .mapToDouble(update -> ClientUpdate.norm(update.difference()))
            .toArray();
    double[] sorted = norms.clone();
    Arrays.sort(sorted);
    // Of an even number the lower one: half of the clients must not be able to raise it.
    double most = times * sorted[(sorted.length - 1) / 2];
    List<ClientUpdate> bounded =
        round.updates().stream().map(update -> bounded(update, most)).toList();
    return new RoundUpdates(bounded);
  }

  private static ClientUpdate bounded(ClientUpdate update, double most) {
    double norm = ClientUpdate.norm(update.difference());
    if (norm <= most) {
      return update;
    }
    float[] shorter = update.difference().clone();
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = (float) (shorter[i] * (most / norm));
    }
    return new ClientUpdate(update.member(), shorter, update.numExamples());
  }

  private static void requireBound(double times) {
    if (!(times >= 1 && times < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Updates may be 1 or more times as long as the middle one, not " + times);
    }
  }
}
