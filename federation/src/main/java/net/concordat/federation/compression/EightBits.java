// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

/**
 * One byte a number: a whole number from -127 to 127 of the same step for all clients, agreed on
 * before the round. So a scale tells nothing of a client's update, and sums of whole numbers are
 * sums. A number up to the largest is off by at most half a step.
 *
 * @param largest the largest absolute value that can be told, above 0; 127 steps
 */
public record EightBits(float largest) implements Compression {
  private static final int STEPS = 127;

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if it is not a positive number
   */
  public EightBits {
    if (!(largest > 0 && largest < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The largest number of eight bits must be above 0, but is " + largest);
    }
  }

  @Override
  public byte[] pack(float[] values) {
    byte[] packed = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = Compression.requireFinite(values[i], i);
      double told = Math.max(-largest, Math.min(largest, value));
      packed[i] = (byte) Math.rint(told * STEPS / largest);
    }
    return packed;
  }

  @Override
  public float[] unpack(byte[] packed, int count) {
    requireBytes(packed, count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      if (packed[i] == Byte.MIN_VALUE) {
        throw new IllegalArgumentException(
            "Eight bits tell -127 to 127, but number %d is -128".formatted(i));
      }
      values[i] = (float) ((double) packed[i] * largest / STEPS);
    }
    return values;
  }

  @Override
  public int bytes(int count) {
    return count;
  }
}
