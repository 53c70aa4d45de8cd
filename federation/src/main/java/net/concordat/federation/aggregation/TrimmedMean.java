// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;

/**
 * The mean of each weight by itself without the smallest and the largest values (Yin et al. 2018,
 * arXiv:1803.01498). All clients count alike.
 *
 * @param trimmed how many are left out at either end, 0 or more: as many as may be dishonest
 */
public record TrimmedMean(int trimmed) implements AggregationRule {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public TrimmedMean {
    if (trimmed < 0) {
      throw new IllegalArgumentException(
          "A trimmed mean leaves out 0 or more at either end, not " + trimmed);
    }
  }

  @Override
  public double[] combine(RoundUpdates round) {
    int kept = round.clients() - 2 * trimmed;
    if (kept < 1) {
      throw new IllegalArgumentException(
          "A mean trimmed by %d at either end needs %d clients or more, but there are %d"
              .formatted(trimmed, 2 * trimmed + 1, round.clients()));
    }
    double[] mean = new double[round.weights()];
    for (int weight = 0; weight < mean.length; weight++) {
      double[] column = round.column(weight);
      Arrays.sort(column);
      double sum = 0;
      for (int i = trimmed; i < trimmed + kept; i++) {
        sum += column[i];
      }
      mean[weight] = sum / kept;
    }
    return mean;
  }
}
