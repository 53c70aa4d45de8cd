// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * Random numbers of one purpose at one step: the key stream of AES-256 in counter mode. The first
 * counter block is the purpose (one byte), the step (seven bytes) and eight zero bytes, so no two
 * purposes or steps ever share a block.
 */
final class KeyStream {
  /** What the numbers are for. */
  enum Purpose {
    /** Which units a step takes. */
    SAMPLING,
    /** Which of a customer's rows a step takes. */
    ROWS,
    /** What is added to the sum of gradients. */
    NOISE,
    /** Which inputs are dropped. */
    DROPOUT,
    /** Which canaries an audit puts in. */
    AUDIT
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int CHUNK = 8192;
  private static final byte[] ZEROS = new byte[CHUNK];
  private static final double UNIT = 0x1p-53;

  private final Cipher cipher;
  private final NoiseKey key;
  private final Purpose purpose;
  private final byte[] chunk = new byte[CHUNK];
  private int next = CHUNK;

  /** A stream that gives nothing before {@link #seek}. */
  KeyStream(NoiseKey key, Purpose purpose) {
    try {
      this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/CTR is part of every Java runtime", e);
    }
    this.key = key;
    this.purpose = purpose;
  }

  /** Begins with the numbers of a step, from 0. */
  KeyStream seek(long step) {
    byte[] block = ByteBuffer.allocate(16).putLong(step).putLong(0).array();
    block[0] = (byte) purpose.ordinal();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key.forCipher(), new IvParameterSpec(block));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key of 32 bytes fits AES", e);
    }
    next = CHUNK;
    return this;
  }

  /** 64 bits. */
  long nextLong() {
    if (next == CHUNK) {
      refill();
    }
    long bits = (long) LONGS.get(chunk, next);
    next += Long.BYTES;
    return bits;
  }

  /** A number above 0 and at most 1, a multiple of 2^-53. */
  double nextUnit() {
    return ((nextLong() >>> 11) + 1) * UNIT;
  }

  /** A whole number from 0 to below the bound. Off from uniform by less than bound / 2^64. */
  int nextInt(int bound) {
    return (int) Math.multiplyHigh(nextLong() >>> 1, 2L * bound);
  }

  private void refill() {
    try {
      cipher.update(ZEROS, 0, CHUNK, chunk, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A chunk of the key stream has room for itself", e);
    }
    next = 0;
  }
}
