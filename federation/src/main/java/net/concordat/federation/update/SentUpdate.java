// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An update as it travels. Its digest is over all of it, so what was sent in one round, or for one
 * global model, is nothing in another.
 *
 * @param federation which federation
 * @param round which of its rounds, from 1
 * @param member whose
 * @param globalDigest of the global model that the client trained from
 * @param numExamples on how many rows it trained, as the member states it
 * @param packed the difference, in the form that the federation agreed on
 */
public record SentUpdate(
    String federation,
    int round,
    String member,
    String globalDigest,
    long numExamples,
    byte[] packed) {

  private static final String DOMAIN = "concordat/federation-update";

  /** The longest text in an update; members' names are the longest. */
  private static final int MOST_TEXT = 500;

  /**
   * What the client commits to before it sends: the SHA-256, in lower-case hexadecimal, of {@link
   * #encode}.
   */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encode()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /**
   * The update as it travels: all fields in their order after a fixed text, each after its length
   * as four bytes (big endian; numbers as eight bytes).
   */
  public byte[] encode() {
    List<byte[]> fields =
        List.of(
            text(DOMAIN),
            text(federation),
            number(round),
            text(member),
            text(globalDigest),
            number(numExamples),
            packed);
    int bytes = fields.stream().mapToInt(field -> Integer.BYTES + field.length).sum();
    ByteBuffer all = ByteBuffer.allocate(bytes);
    fields.forEach(field -> all.putInt(field.length).put(field));
    return all.array();
  }

  /**
   * Reads what somebody encoded; what it says is not checked.
   *
   * @throws IllegalArgumentException if the bytes are not of this form
   */
  public static SentUpdate decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (!text(in).equals(DOMAIN)) {
      throw new IllegalArgumentException("These bytes are no update of a federation");
    }
    String federation = text(in);
    long round = number(in);
    if (round != (int) round) {
      throw new IllegalArgumentException("An update must be of a round, but is of " + round);
    }
    SentUpdate update =
        new SentUpdate(
            federation, (int) round, text(in), text(in), number(in), field(in, in.remaining()));
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          "An update must end with its numbers, but %d bytes follow".formatted(in.remaining()));
    }
    return update;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private static String text(ByteBuffer in) {
    return new String(field(in, MOST_TEXT), StandardCharsets.UTF_8);
  }

  private static long number(ByteBuffer in) {
    byte[] field = field(in, Long.BYTES);
    if (field.length != Long.BYTES) {
      throw new IllegalArgumentException(
          "A number of an update must have 8 bytes, but has " + field.length);
    }
    return ByteBuffer.wrap(field).getLong();
  }

  private static byte[] field(ByteBuffer in, int most) {
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length < 0 || length > most || length > in.remaining()) {
      throw new IllegalArgumentException(
          "A field of an update must be whole, but one states %d bytes of %d"
              .formatted(length, in.remaining()));
    }
    byte[] field = new byte[length];
    in.get(field);
    return field;
  }
}
