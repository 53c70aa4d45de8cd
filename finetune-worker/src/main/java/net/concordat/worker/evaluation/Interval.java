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
}
