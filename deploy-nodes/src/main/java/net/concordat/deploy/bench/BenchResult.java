// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of the value
 * @param comparedWith the name of the result that it is compared with, if any
 * @param ratio how many times the other value is this one, if compared
 */
public record BenchResult(
    String name, double value, String unit, @Nullable String comparedWith, @Nullable Double ratio) {

  /** A figure that stands alone. */
  public static BenchResult of(String name, double value, String unit) {
    return new BenchResult(name, value, unit, null, null);
  }

  /** The same figure beside another: the ratio is the other's value by this one's. */
  public BenchResult beside(BenchResult other) {
    return new BenchResult(name, value, unit, other.name, other.value / value);
  }
}
