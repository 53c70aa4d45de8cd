// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;

/** A figure and the 95 % interval around it. */
public record Interval(double value, double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * The middle 95 % of resampled figures (Efron and Tibshirani, An Introduction to the Bootstrap,
   * chapter 13).
   *
   * @param resampled at least 40, so that each tail has a member
   */
  public static Interval percentile(double value, double[] resampled) {
    double[] sorted = resampled.clone();
    Arrays.sort(sorted);
    int below = (int) Math.floor(TAIL * (sorted.length - 1));
    int above = (int) Math.ceil((1 - TAIL) * (sorted.length - 1));
    return new Interval(value, sorted[below], sorted[above]);
  }

  /** A share of trials with Wilson's interval (1927), which takes trials as independent. */
  public static Interval wilson(int hits, int trials) {
    return wilsonAround((double) hits / trials, trials);
  }

  /**
   * The same around a share.
   *
   * @param trials how many independent ones tell it as well; need not be whole
   */
  static Interval wilsonAround(double share, double trials) {
    double z = 1.959963984540054;
    double scale = 1 + z * z / trials;
    double centre = (share + z * z / (2 * trials)) / scale;
    double margin =
        z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale;
    return new Interval(share, Math.max(0, centre - margin), Math.min(1, centre + margin));
  }
}
