// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A share of a member's two secrets, which one other member alone can read.
 *
 * @param from whose secrets
 * @param to who has this share of them
 * @param sealed by AES-256-GCM under a key of these two and this round
 */
public record SealedShares(String from, String to, byte[] sealed) {
  private static final int TAG_BITS = 128;

  /** How long they are where they are sealed. */
  static final int BYTES = 2 * RoundKey.BYTES + TAG_BITS / Byte.SIZE;

  /**
   * What is inside.
   *
   * @param key of the key for masks
   * @param own of the seed of the own mask
   */
  record Pair(byte[] key, byte[] own) {}

  /** A key seals one message, so the nonce can be the same always. */
  static SealedShares seal(byte[] key, String from, String to, Pair pair) {
    byte[] text = ByteBuffer.allocate(2 * RoundKey.BYTES).put(pair.key()).put(pair.own()).array();
    try {
      return new SealedShares(from, to, cipher(Cipher.ENCRYPT_MODE, key, from, to).doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/GCM is part of every Java", e);
    }
  }

  /**
   * Opens it.
   *
   * @throws IllegalArgumentException if it was sealed with another key, for another, or changed
   */
  Pair open(byte[] key) {
    if (sealed.length != BYTES) {
      throw new IllegalArgumentException(
          "The shares from %s are %d bytes, not %d".formatted(from, BYTES, sealed.length));
    }
    try {
      ByteBuffer text = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, key, from, to).doFinal(sealed));
      byte[] ofKey = new byte[RoundKey.BYTES];
      byte[] ofOwn = new byte[RoundKey.BYTES];
      text.get(ofKey).get(ofOwn);
      return new Pair(ofKey, ofOwn);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException(
          "The shares from %s were not sealed for %s in this round, or were changed"
              .formatted(from, to),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The shares from %s cannot be read".formatted(from), e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, String from, String to)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // One key for both directions, so the direction is in the nonce.
    byte[] nonce = new byte[12];
    nonce[0] = (byte) (from.compareTo(to) < 0 ? 0 : 1);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((from + "\n" + to).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
