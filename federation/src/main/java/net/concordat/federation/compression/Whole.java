// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Four bytes a number, little endian: nothing is left out. */
public record Whole() implements Compression {
  @Override
  public byte[] pack(float[] values) {
    ByteBuffer out = ByteBuffer.allocate(bytes(values.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      out.putFloat(value);
    }
    return out.array();
  }

  @Override
  public float[] unpack(byte[] packed, int count) {
    requireBytes(packed, count);
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Compression.requireFinite(in.getFloat(), i);
    }
    return values;
  }

  @Override
  public int bytes(int count) {
    return Float.BYTES * count;
  }
}
