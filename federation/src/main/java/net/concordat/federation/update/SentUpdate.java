// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.update;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

  /**
   * What the client commits to before it sends: the SHA-256, in lower-case hexadecimal, of all
   * fields in their order, each after its length as four bytes (big endian; numbers as eight
   * bytes).
   */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      field(sha256, "concordat/federation-update".getBytes(StandardCharsets.UTF_8));
      field(sha256, federation.getBytes(StandardCharsets.UTF_8));
      field(sha256, number(round));
      field(sha256, member.getBytes(StandardCharsets.UTF_8));
      field(sha256, globalDigest.getBytes(StandardCharsets.UTF_8));
      field(sha256, number(numExamples));
      field(sha256, packed);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  private static void field(MessageDigest sha256, byte[] value) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    sha256.update(value);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
