// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks from seeds: the key stream of AES-256 in counter mode from counter 0, each four bytes a
 * number with the lowest byte first.
 */
final class Masks {
  private static final int BLOCK = 4096;
  private static final byte[] ZEROS = new byte[BLOCK * Integer.BYTES];

  private Masks() {}

  /** Adds the seed's mask to a vector, modulo 2^32. */
  static void add(byte[] seed, int[] vector) {
    apply(seed, vector, 1);
  }

  /** Takes the seed's mask away from a vector, modulo 2^32. */
  static void subtract(byte[] seed, int[] vector) {
    apply(seed, vector, -1);
  }

  private static void apply(byte[] seed, int[] vector, int sign) {
    try {
      Cipher stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, "AES"), new IvParameterSpec(new byte[16]));
      byte[] bytes = new byte[ZEROS.length];
      IntBuffer mask = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
      for (int at = 0; at < vector.length; at += BLOCK) {
        stream.update(ZEROS, 0, ZEROS.length, bytes, 0);
        int end = Math.min(BLOCK, vector.length - at);
        for (int i = 0; i < end; i++) {
          vector[at + i] += sign * mask.get(i);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/CTR with a key of 32 bytes is part of every Java", e);
    }
  }
}
