// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.network;

/**
 * The logistic function by arithmetic that is the same on every processor; {@code Math.exp} is not
 * promised to be.
 */
public final class Sigmoid {
  private static final double PER_LN_2 = 1 / StrictMath.log(2);
  private static final double LN_2_HIGH = 0x1.62e42feep-1;
  private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

  private Sigmoid() {}

  /** {@code 1 / (1 + e^-x)}, to a relative 1e-9. */
  public static double of(double x) {
    return 1 / (1 + exp(-x));
  }

  /** e to a power that is cut to plus or minus 700: two to a whole power times a short series. */
  private static double exp(double power) {
    double x = Math.max(-700, Math.min(700, power));
    double whole = Math.rint(x * PER_LN_2);
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
    return series * Double.longBitsToDouble(((long) whole + 1023) << 52);
  }
}
