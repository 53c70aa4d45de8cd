// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.evaluation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A metric with its 95 % confidence interval, in millionths, since a ledger holds no fractions. */
@CordaSerializable
public final class Metric extends Value {
  /** What stands for 1. */
  public static final int ONE = 1_000_000;

  private final int value;
  private final int low;
  private final int high;

  /**
   * @param value the estimate, 0 to 1,000,000
   * @param low the lower end of the interval, at most the value
   * @param high the upper end of the interval, at least the value
   */
  @ConstructorForDeserialization
  public Metric(int value, int low, int high) {
    this.value = value;
    this.low = low;
    this.high = high;
  }

  public int getValue() {
    return value;
  }

  public int getLow() {
    return low;
  }

  public int getHigh() {
    return high;
  }

  void check(String name) {
    LedgerRule.EVALUATION_METRICS.require(
        0 <= low && low <= value && value <= high && high <= ONE,
        name + " " + value + " in " + low + " to " + high + " millionths");
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(value, low, high);
  }
}
