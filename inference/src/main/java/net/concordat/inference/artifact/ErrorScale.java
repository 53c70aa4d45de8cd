// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/**
 * How large an autoencoder's errors were on the rows it was trained on, by two quantiles; an error
 * is scored by its place among them.
 *
 * @param low a hundredth of the rows had less; above 0
 * @param high a hundredth of the rows had more
 */
public record ErrorScale(double low, double high) {
  /** What share of the rows is beyond each end, and how far each end is from 0 and 1. */
  public static final double SHARE = 0.01;

  private static final double LEAST = 1e-9;
  private static final double MOST = 1e30;

  /** Refuses what no errors can be compared with. */
  public ErrorScale {
    Checks.range("errors.low", low, LEAST, MOST);
    Checks.range("errors.high", high, LEAST, MOST);
    if (!(low < high)) {
      throw new InvalidInputException(
          "'errors.high' must be greater than 'errors.low', %s, but is %s".formatted(low, high));
    }
  }

  /**
   * The scale of these errors, its ends rounded outwards to two digits.
   *
   * @throws InvalidInputException if all errors are one
   */
  public static ErrorScale of(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    double low = sorted[(int) Math.round(SHARE * (sorted.length - 1))];
    double high = sorted[(int) Math.round((1 - SHARE) * (sorted.length - 1))];
    if (!(low < high)) {
      throw new InvalidInputException(
          "Rows must differ in how well they are rebuilt to be scored by it, but %d of them all have the error %s"
              .formatted(errors.length, low));
    }
    return new ErrorScale(
        Math.max(LEAST, rounded(low, RoundingMode.DOWN)), rounded(high, RoundingMode.UP));
  }

  /**
   * From 0 to 1: .01 at {@code low} and .99 at {@code high}, by ratio between them; below it falls
   * with the error to 0, above it comes nearer to 1 as the error grows, and never gets there.
   *
   * @param error at least 0
   */
  public double score(double error) {
    if (error <= low) {
      return SHARE * error / low;
    }
    if (error >= high) {
      return 1 - SHARE * high / error;
    }
    double place = StrictMath.log(error / low) / StrictMath.log(high / low);
    return SHARE + (1 - 2 * SHARE) * place;
  }

  private static double rounded(double value, RoundingMode mode) {
    return BigDecimal.valueOf(value).round(new MathContext(2, mode)).doubleValue();
  }
}
