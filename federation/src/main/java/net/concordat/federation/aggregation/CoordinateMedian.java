// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.Arrays;

/**
 * The median of each weight by itself (Yin et al. 2018, arXiv:1803.01498); of an even number of
 * clients the mean of the middle two. All clients count alike.
 */
public record CoordinateMedian() implements AggregationRule {
  @Override
  public double[] combine(RoundUpdates round) {
    double[] median = new double[round.weights()];
    for (int weight = 0; weight < median.length; weight++) {
      double[] column = round.column(weight);
      Arrays.sort(column);
      int middle = column.length / 2;
      median[weight] =
          column.length % 2 == 1 ? column[middle] : (column[middle - 1] + column[middle]) / 2;
    }
    return median;
  }
}
