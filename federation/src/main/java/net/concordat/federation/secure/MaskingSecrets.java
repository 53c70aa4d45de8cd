// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * All that a member keeps secret in one round. Everything that it says in the round follows from
 * these bytes and from what the others said, so a member that keeps them before it says anything
 * says the same after a restart. They are of one round; who has them has the member's update.
 *
 * @param mask the key for the masks with others
 * @param letter the key for what others write to it alone
 * @param ownSeed the seed of its own mask
 * @param sharing the seed of the polynomials by which it shares out the mask key and the own seed
 */
public record MaskingSecrets(byte[] mask, byte[] letter, byte[] ownSeed, byte[] sharing) {
  /** How long they are as bytes. */
  public static final int BYTES = 4 * RoundKey.BYTES;

  /** New ones. */
  public static MaskingSecrets fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /**
   * As they were kept.
   *
   * @throws IllegalArgumentException if they are not 128 bytes
   */
  public static MaskingSecrets of(byte[] kept) {
    if (kept.length != BYTES) {
      throw new IllegalArgumentException(
          "A member's secrets of a round are %d bytes, not %d".formatted(BYTES, kept.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    return new MaskingSecrets(take(bytes), take(bytes), take(bytes), take(bytes));
  }

  private static byte[] take(ByteBuffer bytes) {
    byte[] taken = new byte[RoundKey.BYTES];
    bytes.get(taken);
    return taken;
  }

  /** What all others have to know of them. */
  public OpenKeys openKeys(String member) {
    return new OpenKeys(
        member, RoundKey.open(mask), RoundKey.open(letter), RoundKey.sha256(ownSeed));
  }

  /** To be kept where nobody else reads. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).put(mask).put(letter).put(ownSeed).put(sharing).array();
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "MaskingSecrets";
  }
}
