// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/** One update out of many. */
public interface AggregationRule {
  /**
   * Combines the updates of a round.
   *
   * @return a number for each weight
   * @throws IllegalArgumentException if the rule promises nothing for so few clients
   */
  double[] combine(RoundUpdates round);
}
