// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.search;

import java.math.BigDecimal;
import java.math.MathContext;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/**
 * Where a setting is drawn from.
 *
 * @param from the least
 * @param to the most, at least {@code from}
 */
public record Interval(double from, double to) {
  // As many as a person reads, and more than the choice depends on.
  private static final MathContext DIGITS = new MathContext(3);

  /** Refuses an interval that does not lie in {@code min..max}, or is turned round. */
  void require(String name, double min, double max) {
    Checks.range(name + ".from", from, min, max);
    Checks.range(name + ".to", to, min, max);
    if (from > to) {
      throw new InvalidInputException(
          "'%s.from' must be at most '%s.to', %s, but is %s".formatted(name, name, to, from));
    }
  }

  /** The value at a share of the way, by difference. */
  double at(double share) {
    return rounded(from + share * (to - from));
  }

  /** The value at a share of the way, by ratio: each power of ten is as likely as the next. */
  double atByRatio(double share) {
    // Not Math, whose last digit may differ from machine to machine.
    return rounded(StrictMath.exp(StrictMath.log(from) + share * StrictMath.log(to / from)));
  }

  private double rounded(double value) {
    return Math.max(from, Math.min(to, new BigDecimal(value).round(DIGITS).doubleValue()));
  }
}
