// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/**
 * The mean, each client counting by its rows or all alike. It bounds nobody's update: one client
 * moves it as far as it likes, and whoever is several members counts several times.
 *
 * @param weighting how much each client counts
 */
public record WeightedMean(Weighting weighting) implements AggregationRule {
  /**
   * A mean without a bound on shares.
   *
   * @param bySize whether a client counts by the rows that it states
   */
  public WeightedMean(boolean bySize) {
    this(new Weighting(bySize, 1));
  }

  @Override
  public double[] combine(RoundUpdates round) {
    long[] sizes = round.updates().stream().mapToLong(ClientUpdate::numExamples).toArray();
    return round.sum(weighting.shares(sizes));
  }
}
