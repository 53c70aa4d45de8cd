// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * SHA-256 over an unambiguous encoding of typed fields. Every field is written as its length (four
 * bytes, big endian) and its bytes, so no two different sequences of fields have the same encoding;
 * a first field names what is hashed, so a digest made for one thing cannot stand for another.
 */
public final class CanonicalHash {
  private final MessageDigest sha256;

  private CanonicalHash(String domain) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    text(domain);
  }

  /**
   * Starts an encoding.
   *
   * @param domain what is hashed, for example {@code concordat/consortium-id}
   */
  public static CanonicalHash of(String domain) {
    return new CanonicalHash(domain);
  }

  /** Adds a field of raw bytes. */
  public CanonicalHash bytes(byte[] value) {
    sha256.update(ByteBuffer.allocate(4).putInt(value.length).array());
    sha256.update(value);
    return this;
  }

  /**
   * Adds a text field, encoded as UTF-8.
   *
   * @throws IllegalArgumentException if the text has half a surrogate pair, for which UTF-8 has no
   *     bytes: {@code String.getBytes} would write a question mark, as for other texts
   */
  public CanonicalHash text(String value) {
    return bytes(utf8(value));
  }

  /**
   * The bytes of a text field.
   *
   * @throws IllegalArgumentException if the text has half a surrogate pair
   */
  public static byte[] utf8(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return strictly(value);
      }
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] strictly(String value) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("A text has half a surrogate pair", e);
    }
  }

  /** Adds a whole number as eight bytes, big endian. */
  public CanonicalHash number(long value) {
    return bytes(ByteBuffer.allocate(8).putLong(value).array());
  }

  /** Adds a list of texts in the order given: its length, then each text. */
  public CanonicalHash texts(List<String> values) {
    number(values.size());
    for (String value : values) {
      text(value);
    }
    return this;
  }

  /** The 32 bytes of the digest; the encoding ends here. */
  public byte[] digest() {
    return sha256.digest();
  }
}
