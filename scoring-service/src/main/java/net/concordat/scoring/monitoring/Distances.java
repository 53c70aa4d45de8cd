// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

/** How far one distribution is from another, both given as counts of the same cells. */
final class Distances {
  /** A share that is smaller counts as this, as a logarithm of nothing would be. */
  private static final double LEAST_SHARE = 1e-4;

  private Distances() {}

  /**
   * The population stability index: the sum of {@code (a - e) ln(a / e)} over shares (Siddiqi,
   * Credit Risk Scorecards, 2006); the two directions of the Kullback-Leibler divergence together.
   */
  static double psi(long[] expected, long[] actual) {
    double ofExpected = sum(expected);
    double ofActual = sum(actual);
    double psi = 0;
    for (int i = 0; i < expected.length; i++) {
      double e = Math.max(expected[i] / ofExpected, LEAST_SHARE);
      double a = Math.max(actual[i] / ofActual, LEAST_SHARE);
      psi += (a - e) * Math.log(a / e);
    }
    return psi;
  }

  /**
   * The two-sample Kolmogorov-Smirnov distance: the greatest distance of the two distribution
   * functions. It is exact where each value of one sample has a cell of its own, since between two
   * of them that one's function is level.
   *
   * @param cells in the order of values; 0 if either has none
   */
  static double ks(long[] reference, long[] window, int cells) {
    double ofReference = 0;
    double ofWindow = 0;
    for (int i = 0; i < cells; i++) {
      ofReference += reference[i];
      ofWindow += window[i];
    }
    if (ofReference == 0 || ofWindow == 0) {
      return 0;
    }
    double greatest = 0;
    long below = 0;
    long belowInWindow = 0;
    for (int i = 0; i < cells; i++) {
      below += reference[i];
      belowInWindow += window[i];
      greatest = Math.max(greatest, Math.abs(below / ofReference - belowInWindow / ofWindow));
    }
    return greatest;
  }

  static double sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return Math.max(sum, 1);
  }
}
