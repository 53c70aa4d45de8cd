// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The logistic function by arithmetic that is the same on every processor; {@code Math.exp} is not
 * promised to be.
 */
public final class Sigmoid {
  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, Lanes.WIDE.vectorShape());
  private static final double PER_LN_2 = 1 / StrictMath.log(2);
  private static final double LN_2_HIGH = 0x1.62e42feep-1;
  private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;
  private static final double LARGEST = 700;

  /** Added to a number, it leaves no room behind the point: what is whole is in the last bits. */
  private static final double ROUNDER = 0x1.8p52;

  private static final long BIAS = 1023;
  private static final int FRACTION_BITS = 52;

  private Sigmoid() {}

  /** {@code 1 / (1 + e^-x)}, to a relative 1e-9. */
  public static double of(double x) {
    return 1 / (1 + exp(-x));
  }

  /**
   * The same of each of some numbers, in whose place it goes; bit by bit as {@link #of(double)}.
   */
  static void of(double[] values, int from, int to) {
    int at = from;
    for (; at + DOUBLES.length() <= to; at += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, values, at);
      DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
      one.div(one.add(exp(x.neg()))).intoArray(values, at);
    }
    for (; at < to; at++) {
      values[at] = of(values[at]);
    }
  }

  /** e to a power that is cut to plus or minus 700: two to a whole power times a short series. */
  private static double exp(double power) {
    double x = Math.max(-LARGEST, Math.min(LARGEST, power));
    double rounded = x * PER_LN_2 + ROUNDER;
    double whole = rounded - ROUNDER;
    double r = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
    double series =
        1
            + r
                * (1
                    + r
                        * (1.0 / 2
                            + r
                                * (1.0 / 6
                                    + r
                                        * (1.0 / 24
                                            + r
                                                * (1.0 / 120
                                                    + r
                                                        * (1.0 / 720
                                                            + r * (1.0 / 5040 + r / 40320)))))));
    return series
        * Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + BIAS) << FRACTION_BITS);
  }

  private static DoubleVector exp(DoubleVector power) {
    DoubleVector x = power.min(LARGEST).max(-LARGEST);
    DoubleVector rounded = x.mul(PER_LN_2).add(ROUNDER);
    DoubleVector whole = rounded.sub(ROUNDER);
    DoubleVector r = x.sub(whole.mul(LN_2_HIGH)).sub(whole.mul(LN_2_LOW));
    DoubleVector series = r.div(40320).add(1.0 / 5040).mul(r).add(1.0 / 720).mul(r).add(1.0 / 120);
    series = series.mul(r).add(1.0 / 24).mul(r).add(1.0 / 6).mul(r).add(1.0 / 2);
    series = series.mul(r).add(1).mul(r).add(1);
    return series.mul(
        rounded
            .reinterpretAsLongs()
            .add(BIAS)
            .lanewise(VectorOperators.LSHL, FRACTION_BITS)
            .reinterpretAsDoubles());
  }
}
