// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import net.concordat.common.CanonicalHash;

/**
 * Writes fields as {@link CanonicalHash} encodes them: each as its length (four bytes, big endian)
 * and its bytes; the first names what they are of.
 */
public final class Fields {
  static final int ID_BYTES = 16;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /**
   * Starts an encoding.
   *
   * @param domain what is encoded, for example {@code concordat/decision/3}
   */
  public Fields(String domain) {
    text(domain);
  }

  /** Adds a field of raw bytes. */
  public Fields bytes(byte[] value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
    out.writeBytes(value);
    return this;
  }

  /** Adds a hash, as its 32 bytes. */
  public Fields hash(Hash value) {
    return bytes(value.bytes());
  }

  /**
   * Adds a text, as UTF-8.
   *
   * @throws InvalidInputException if it has half a surrogate pair, for which UTF-8 has no bytes
   */
  public Fields text(String value) {
    try {
      return bytes(CanonicalHash.utf8(value));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("A text must not have half a surrogate pair");
    }
  }

  /** Adds a whole number, as eight bytes, big endian. */
  public Fields number(long value) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /** Adds a number, as the eight bytes of IEEE 754, big endian. */
  public Fields number(double value) {
    return number(Double.doubleToLongBits(value));
  }

  /** Adds an id, as its 16 bytes, big endian. */
  public Fields id(UUID value) {
    return bytes(idBytes(value));
  }

  /** The 16 bytes of an id, big endian, which sort as the text does. */
  public static byte[] idBytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** What was written. */
  public byte[] encoded() {
    return out.toByteArray();
  }
}
