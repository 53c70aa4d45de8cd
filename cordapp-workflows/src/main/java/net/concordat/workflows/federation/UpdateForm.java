// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.RoundState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an update: a head that says of which round of which federation it is, whose, from
 * which global weights and on how many rows it was trained; and then what the client's worker has
 * packed. Each field stands after its length as four bytes, most significant first, numbers as
 * eight. A node reads the head alone.
 */
public final class UpdateForm {
  private static final String DOMAIN = "concordat/federation-update";

  private UpdateForm() {}

  /**
   * The head of an update.
   *
   * @param round the round, with the weights that it began with
   * @param client whose it is
   * @param numExamples on how many rows it was trained, as the client states it
   * @param packedBytes how long what follows is
   */
  public static byte[] head(RoundState round, Party client, long numExamples, long packedBytes) {
    byte[] domain = text(DOMAIN);
    byte[] federation = text(hex(round.getFederationId()));
    byte[] member = text(client.getName().toString());
    byte[] global = text(hex(round.getGlobalDigest()));
    int fields = domain.length + federation.length + member.length + global.length;
    return ByteBuffer.allocate(7 * Integer.BYTES + 2 * Long.BYTES + fields)
        .putInt(domain.length)
        .put(domain)
        .putInt(federation.length)
        .put(federation)
        .putInt(Long.BYTES)
        .putLong(round.getNumber())
        .putInt(member.length)
        .put(member)
        .putInt(global.length)
        .put(global)
        .putInt(Long.BYTES)
        .putLong(numExamples)
        .putInt((int) packedBytes)
        .array();
  }

  /**
   * What is wrong with the head of an update; null for nothing.
   *
   * @param given as many bytes of the update as its head is long
   * @param due the head as it should be, but for the number of rows, which the client states
   */
  static @Nullable ExclusionReason check(byte[] given, byte[] due) {
    int stated = due.length - Integer.BYTES - Long.BYTES;
    int domain = Integer.BYTES + DOMAIN.length();
    boolean shaped =
        given.length == due.length
            && sameUntil(given, due, domain)
            && Arrays.equals(
                Arrays.copyOfRange(given, stated + Long.BYTES, due.length),
                Arrays.copyOfRange(due, stated + Long.BYTES, due.length));
    if (!shaped) {
      return ExclusionReason.WRONG_SHAPE;
    }
    return sameUntil(given, due, stated) ? null : ExclusionReason.REPLAYED;
  }

  private static boolean sameUntil(byte[] given, byte[] due, int end) {
    return Arrays.equals(Arrays.copyOf(given, end), Arrays.copyOf(due, end));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(SecureHash digest) {
    return digest.toString().toLowerCase(Locale.ROOT);
  }
}
