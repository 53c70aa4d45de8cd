// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * Between which values a share lies with 95 % confidence, as far as the cases that were counted
 * tell.
 */
public record Interval(double low, double high) {
  /** The normal distribution's 97.5 % quantile. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval (1927), which is neither empty nor beyond 0 and 1 where few cases all
   * say the same.
   *
   * @param share null if there is none
   * @param cases of how many it is
   */
  static @Nullable Interval of(@Nullable Double share, long cases) {
    if (share == null) {
      return null;
    }
    double scale = 1 + Z * Z / cases;
    double middle = (share + Z * Z / (2 * cases)) / scale;
    double half =
        Z / scale * Math.sqrt(share * (1 - share) / cases + Z * Z / (4.0 * cases * cases));
    return new Interval(
        Math.max(0, Math.min(share, middle - half)), Math.min(1, Math.max(share, middle + half)));
  }
}
