// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Two bytes a number, IEEE 754 binary16, little endian: 11 significant bits, numbers up to 65,504,
 * rounded to the nearest, of two equally near ones to the even. From 2^-14 on a number is off by at
 * most 2^-11 of itself, below that by at most 2^-25.
 */
public record HalfPrecision() implements Compression {
  private static final float LARGEST = 65_504;

  /** 2^-24, the distance of neighbours below 2^-14. */
  private static final float SMALLEST = 0x1p-24f;

  @Override
  public byte[] pack(float[] values) {
    ByteBuffer out = ByteBuffer.allocate(bytes(values.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      out.putShort(half(Compression.requireFinite(values[i], i)));
    }
    return out.array();
  }

  @Override
  public float[] unpack(byte[] packed, int count) {
    requireBytes(packed, count);
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Compression.requireFinite(number(in.getShort()), i);
    }
    return values;
  }

  @Override
  public int bytes(int count) {
    return Short.BYTES * count;
  }

  static short half(float value) {
    float size = Math.min(Math.abs(value), LARGEST);
    int exponent = Math.max(Math.getExponent(size), -14);
    // So many steps of the size that neighbours have there; exact, as it is a power of two.
    int steps = (int) Math.rint(Math.scalb(size, 10 - exponent));
    // Where rounding reaches the next power of two, the carry goes into the exponent by itself.
    int bits = steps < 1 << 10 ? steps : steps + (exponent + 14 << 10);
    return (short) (Math.min(bits, 0x7bff) | (value < 0 ? 0x8000 : 0));
  }

  static float number(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float size;
    if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = fraction * SMALLEST;
    } else {
      size = Math.scalb((float) (fraction | 1 << 10), exponent - 25);
    }
    return half < 0 ? -size : size;
  }
}
