// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Fields} wrote, from whoever hands it in; takes nothing that they would not have
 * written.
 */
public final class FieldReader {
  private final ByteBuffer in;

  /** Starts reading. */
  public FieldReader(byte[] encoded) {
    in = ByteBuffer.wrap(encoded).asReadOnlyBuffer();
  }

  /**
   * The next field.
   *
   * @param what it is, for the error
   * @param most the largest length in bytes
   * @throws InvalidInputException if it is longer, or the bytes end within it
   */
  public byte[] bytes(String what, int most) {
    if (in.remaining() < 4) {
      throw new InvalidInputException("The bytes end before the field \"" + what + "\"");
    }
    int length = in.getInt();
    if (length < 0 || length > most || length > in.remaining()) {
      throw new InvalidInputException(
          "The field \""
              + what
              + "\" must have 0 to "
              + Math.min(most, in.remaining())
              + " bytes, but says that it has "
              + Integer.toUnsignedString(length));
    }
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  /** The next field, of one length alone. */
  public byte[] exactly(String what, int length) {
    byte[] value = bytes(what, length);
    if (value.length != length) {
      throw new InvalidInputException(
          "The field \"" + what + "\" must have " + length + " bytes, but has " + value.length);
    }
    return value;
  }

  /** The next field as a text. */
  public String text(String what, int mostBytes) {
    try {
      byte[] bytes = bytes(what, mostBytes);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("The field \"" + what + "\" must be UTF-8, but is not");
    }
  }

  /** The next field as a whole number. */
  public long number(String what) {
    return ByteBuffer.wrap(exactly(what, Long.BYTES)).getLong();
  }

  /** The next field as a number. */
  public double real(String what) {
    return Double.longBitsToDouble(number(what));
  }

  /** The next field as an id. */
  public UUID id(String what) {
    return id(exactly(what, Fields.ID_BYTES));
  }

  /** The next field as an id; null if it has no bytes. */
  public @Nullable UUID idOrNone(String what) {
    byte[] value = bytes(what, Fields.ID_BYTES);
    if (value.length == 0) {
      return null;
    }
    if (value.length < Fields.ID_BYTES) {
      throw new InvalidInputException(
          "The field \"" + what + "\" must have 0 or 16 bytes, but has " + value.length);
    }
    return id(value);
  }

  private static UUID id(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The next field as a hash. */
  public Hash hash(String what) {
    return Hash.of(exactly(what, Hash.BYTES));
  }

  /**
   * Ends reading.
   *
   * @throws InvalidInputException if bytes are left
   */
  public void end() {
    if (in.hasRemaining()) {
      throw new InvalidInputException(
          "Nothing may follow the last field, but " + in.remaining() + " bytes do");
    }
  }
}
