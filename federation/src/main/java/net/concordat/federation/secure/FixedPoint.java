// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

/**
 * Numbers as whole numbers modulo 2^32, so that the sum over the clients of a round does not
 * overflow. What is beyond the largest is cut off.
 */
public final class FixedPoint {
  private static final double ROOM = 0x1p31 - 1;

  private final double largest;
  private final double scale;

  /**
   * For a round.
   *
   * @param largest the largest absolute value that counts, more than 0
   * @param clients how many values are summed at most, at least 1
   * @throws IllegalArgumentException if one is out of its range
   */
  public FixedPoint(double largest, int clients) {
    if (!(largest > 0 && largest < Double.POSITIVE_INFINITY) || clients < 1) {
      throw new IllegalArgumentException(
          "A fixed point needs a largest value above 0 and 1 client or more, not %s and %d"
              .formatted(largest, clients));
    }
    this.largest = largest;
    // Each value may be rounded up by a half.
    this.scale = Math.floor((ROOM - clients) / (largest * clients));
    if (scale < 1) {
      throw new IllegalArgumentException(
          "Values up to %s of %d clients leave no place for a digit in 32 bits"
              .formatted(largest, clients));
    }
  }

  /** The most by which a sum of so many values is off. */
  public double error(int clients) {
    return clients * 0.5 / scale;
  }

  /**
   * Whole numbers in the place of numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public int[] encode(double[] values) {
    int[] encoded = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "A masked vector must be finite, but number %d is %s".formatted(i, values[i]));
      }
      encoded[i] = (int) Math.rint(Math.max(-largest, Math.min(largest, values[i])) * scale);
    }
    return encoded;
  }

  /** Numbers in the place of a sum of whole ones. */
  public double[] decode(int[] sum) {
    double[] values = new double[sum.length];
    for (int i = 0; i < sum.length; i++) {
      values[i] = sum[i] / scale;
    }
    return values;
  }
}
