// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said in a masked round, as the bytes that travel. Each has one length in a round. */
public final class MaskWire {
  private static final byte NONE = 0;
  private static final byte OWN_SEED = 1;
  private static final byte MASK_KEY = 2;

  private MaskWire() {}

  /** A member's open keys: 96 bytes. */
  public static byte[] keys(OpenKeys keys) {
    return ByteBuffer.allocate(3 * RoundKey.BYTES)
        .put(keys.mask())
        .put(keys.letter())
        .put(keys.ownSeed())
        .array();
  }

  /**
   * Reads a member's open keys.
   *
   * @throws IllegalArgumentException if they have another length
   */
  public static OpenKeys keys(String member, byte[] sent) {
    ByteBuffer bytes = sized("open keys", member, sent, 3 * RoundKey.BYTES);
    return new OpenKeys(member, take(bytes), take(bytes), take(bytes));
  }

  /** A member's shares for all others, in the order of members: 80 bytes for each. */
  public static byte[] shares(List<SealedShares> shares) {
    ByteBuffer bytes = ByteBuffer.allocate(shares.size() * SealedShares.BYTES);
    shares.forEach(one -> bytes.put(one.sealed()));
    return bytes.array();
  }

  /**
   * The one of a member's shares that is for another.
   *
   * @throws IllegalArgumentException if they are not as many as there are others
   */
  public static SealedShares share(MaskedRound round, String from, String to, byte[] sent) {
    int others = round.members().size() - 1;
    ByteBuffer bytes = sized("shares", from, sent, others * SealedShares.BYTES);
    int place = round.number(to) - (round.number(to) > round.number(from) ? 2 : 1);
    byte[] sealed = new byte[SealedShares.BYTES];
    bytes.position(place * SealedShares.BYTES).get(sealed);
    return new SealedShares(from, to, sealed);
  }

  /**
   * A survivor's shares of what is taken away, in the order of members: 33 bytes for each.
   *
   * @param sharers who shared its secrets out, in any order
   */
  public static byte[] unmasking(MaskedRound round, Set<String> sharers, Unmasking unmasking) {
    ByteBuffer bytes = ByteBuffer.allocate(sharers.size() * (RoundKey.BYTES + 1));
    for (String member : round.members()) {
      byte[] ofOwn = unmasking.ownSeeds().get(member);
      byte[] ofKey = unmasking.maskKeys().get(member);
      if (ofOwn != null) {
        bytes.put(OWN_SEED).put(ofOwn);
      } else if (ofKey != null) {
        bytes.put(MASK_KEY).put(ofKey);
      } else if (sharers.contains(member)) {
        bytes.put(NONE).put(new byte[RoundKey.BYTES]);
      }
    }
    return bytes.array();
  }

  /**
   * Reads a survivor's shares.
   *
   * @param sharers who shared its secrets out, in any order
   * @param survivors whose vectors are in the sum
   * @throws IllegalArgumentException if it has another length, or a share of the secret that must
   *     stay one
   */
  public static Unmasking unmasking(
      MaskedRound round, String from, Set<String> sharers, Set<String> survivors, byte[] sent) {
    ByteBuffer bytes = sized("unmasking", from, sent, sharers.size() * (RoundKey.BYTES + 1));
    Map<String, byte[]> ofOwn = new LinkedHashMap<>();
    Map<String, byte[]> ofKeys = new LinkedHashMap<>();
    for (String member : round.members()) {
      if (sharers.contains(member)) {
        boolean survived = survivors.contains(member);
        byte kind = bytes.get();
        byte[] share = take(bytes);
        if (kind == NONE) {
          continue;
        }
        if (kind != (survived ? OWN_SEED : MASK_KEY)) {
          throw new IllegalArgumentException(
              "%s gave the wrong one of %s's secrets: of a survivor the own seed is opened, of another the mask key"
                  .formatted(from, member));
        }
        (survived ? ofOwn : ofKeys).put(member, share);
      }
    }
    return new Unmasking(from, ofOwn, ofKeys);
  }

  /** A masked vector: four bytes for each number, the lowest first. */
  public static byte[] vector(int[] masked) {
    ByteBuffer bytes =
        ByteBuffer.allocate(masked.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(masked);
    return bytes.array();
  }

  /**
   * Reads a masked vector.
   *
   * @throws IllegalArgumentException if it has another length
   */
  public static int[] vector(String member, int length, byte[] sent) {
    int[] vector = new int[length];
    sized("vector", member, sent, length * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(vector);
    return vector;
  }

  /**
   * Of some messages those for one member; its own is left out. Of one that has another length it
   * is one that cannot be opened.
   */
  public static List<SealedShares> letters(MaskedRound round, String to, Map<String, byte[]> sent) {
    List<SealedShares> letters = new ArrayList<>();
    sent.forEach(
        (from, bytes) -> {
          if (!from.equals(to)) {
            letters.add(
                bytes.length == (round.members().size() - 1) * SealedShares.BYTES
                    ? share(round, from, to, bytes)
                    : new SealedShares(from, to, new byte[0]));
          }
        });
    return letters;
  }

  private static ByteBuffer sized(String what, String member, byte[] sent, int size) {
    if (sent.length != size) {
      throw new IllegalArgumentException(
          "The %s of %s are %d bytes in this round, not %d"
              .formatted(what, member, size, sent.length));
    }
    return ByteBuffer.wrap(sent);
  }

  private static byte[] take(ByteBuffer bytes) {
    byte[] taken = new byte[RoundKey.BYTES];
    bytes.get(taken);
    return taken;
  }
}
