// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;

/**
 * All that a training run needs to go on from one step to the next, as named parts.
 *
 * <p>Its bytes, all numbers little endian: the eight characters {@code CCCHECKP}, the version
 * (int32, 1), the number of parts (int32); for each part, in the order of their names, the length
 * of its name (int32), its name in UTF-8, the length of its bytes (int32), its bytes; at the end
 * the SHA-256 of all before it.
 */
public final class Checkpoint {
  private static final byte[] MAGIC = "CCCHECKP".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST = 32;

  private final Map<String, byte[]> parts = new TreeMap<>();

  /** Adds or replaces a part. */
  public Checkpoint put(String name, byte[] bytes) {
    parts.put(name, bytes.clone());
    return this;
  }

  /** Adds or replaces a part that is a whole number. */
  public Checkpoint put(String name, long value) {
    return put(name, little(Long.BYTES).putLong(value).array());
  }

  /** Adds or replaces a part that is a number, to the last bit. */
  public Checkpoint put(String name, double value) {
    return put(name, Double.doubleToRawLongBits(value));
  }

  /** Adds or replaces a part that is many numbers. */
  public Checkpoint put(String name, float[] values) {
    ByteBuffer bytes = little(Math.multiplyExact(Float.BYTES, values.length));
    bytes.asFloatBuffer().put(values);
    return put(name, bytes.array());
  }

  /** Adds or replaces a part that is many whole numbers. */
  public Checkpoint put(String name, int[] values) {
    ByteBuffer bytes = little(Math.multiplyExact(Integer.BYTES, values.length));
    bytes.asIntBuffer().put(values);
    return put(name, bytes.array());
  }

  /** A part. */
  public byte[] bytes(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new InvalidInputException(
          "The checkpoint must have '%s', but lacks it".formatted(name));
    }
    return part.clone();
  }

  /** A part that is a whole number. */
  public long number(String name) {
    return little(bytes(name, Long.BYTES)).getLong();
  }

  /** A part that is a number. */
  public double real(String name) {
    return Double.longBitsToDouble(number(name));
  }

  /** A part that is many numbers. */
  public float[] floats(String name) {
    byte[] part = bytes(name);
    float[] values = new float[part.length / Float.BYTES];
    little(part).asFloatBuffer().get(values);
    return values;
  }

  /** A part that is many whole numbers. */
  public int[] ints(String name) {
    byte[] part = bytes(name);
    int[] values = new int[part.length / Integer.BYTES];
    little(part).asIntBuffer().get(values);
    return values;
  }

  private byte[] bytes(String name, int length) {
    byte[] part = bytes(name);
    if (part.length != length) {
      throw new InvalidInputException(
          "The checkpoint's '%s' must have %d bytes, but has %d"
              .formatted(name, length, part.length));
    }
    return part;
  }

  byte[] encode() {
    int size = MAGIC.length + 2 * Integer.BYTES + DIGEST;
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      size = Math.addExact(size, 2 * Integer.BYTES + utf8(part.getKey()).length);
      size = Math.addExact(size, part.getValue().length);
    }
    ByteBuffer out = little(size).put(MAGIC).putInt(VERSION).putInt(parts.size());
    parts.forEach(
        (name, bytes) -> {
          byte[] letters = utf8(name);
          out.putInt(letters.length).put(letters).putInt(bytes.length).put(bytes);
        });
    byte[] body = Arrays.copyOf(out.array(), size - DIGEST);
    return out.put(checksum(body)).array();
  }

  /**
   * Reads one back.
   *
   * @throws InvalidInputException if the bytes are not those that were written
   */
  static Checkpoint decode(byte[] bytes) {
    int body = bytes.length - DIGEST;
    if (body < MAGIC.length + 2 * Integer.BYTES
        || !Arrays.equals(
            checksum(Arrays.copyOf(bytes, body)), Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new InvalidInputException("its checksum is not that of its bytes");
    }
    ByteBuffer in = little(bytes);
    if (!Arrays.equals(next(in, MAGIC.length), MAGIC) || in.getInt() != VERSION) {
      throw new InvalidInputException("it does not begin with CCCHECKP and version " + VERSION);
    }
    Checkpoint checkpoint = new Checkpoint();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      String name = new String(next(in, in.getInt()), StandardCharsets.UTF_8);
      checkpoint.parts.put(name, next(in, in.getInt()));
    }
    return checkpoint;
  }

  private static byte[] checksum(byte[] body) {
    return HexFormat.of().parseHex(Sha256.of(body).hex());
  }

  private static byte[] next(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int size) {
    return little(new byte[size]);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
