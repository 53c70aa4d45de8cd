// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.math.BigDecimal;

/** Decimal fractions as people type them, for the whole numbers that the ledger holds. */
public final class Decimals {
  private static final int MILLIONTHS = 6;
  private static final int TRILLIONTHS = 12;

  private Decimals() {}

  /** So many millionths, without zeros at the end. */
  public static String millionths(long value) {
    return plain(value, MILLIONTHS);
  }

  /** So many trillionths, without zeros at the end. */
  public static String trillionths(long value) {
    return plain(value, TRILLIONTHS);
  }

  /** Reads a fraction exactly, for example {@code 1.1}. */
  public static long millionths(String name, BigDecimal value) {
    return exact(name, value, MILLIONTHS);
  }

  /** Reads a fraction exactly, for example {@code 1e-6}. */
  public static long trillionths(String name, BigDecimal value) {
    return exact(name, value, TRILLIONTHS);
  }

  private static String plain(long value, int digits) {
    return BigDecimal.valueOf(value, digits).stripTrailingZeros().toPlainString();
  }

  private static long exact(String name, BigDecimal value, int digits) {
    try {
      return value.movePointRight(digits).longValueExact();
    } catch (ArithmeticException e) {
      throw new DeployException(
          "%s has at most %d digits after its point and fits the ledger; given %s"
              .formatted(name, digits, value));
    }
  }
}
