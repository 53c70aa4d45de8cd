// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import net.concordat.inference.support.InvalidInputException;

/**
 * The secret from which one private run draws its samples, its noise and its dropout. Whoever knows
 * it can take the noise away again, so it is made for one run, is written to that run's checkpoint
 * and nowhere else, and is destroyed when the run ends.
 *
 * <p>What is drawn at a step depends on key and step alone. So a run that goes on from a checkpoint
 * needs both, and ends with the same weights as an undisturbed one.
 */
public final class NoiseKey {
  /** How long a key is: that of AES-256. */
  public static final int BYTES = 32;

  /** Set to {@code true} by tests alone: known keys are taken. */
  static final String TEST_KEYS_PROPERTY = "concordat.worker.testNoiseKeys";

  /** What keys of tests begin with. A fresh key does so with a probability of 2^-192. */
  static final byte[] TEST_PREFIX = "test key: hides nothing!".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private boolean destroyed;

  private NoiseKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A key that nobody knows, from the system's secure generator. */
  public static NoiseKey fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new NoiseKey(bytes);
  }

  /**
   * The key of a run that goes on.
   *
   * @param bytes as {@link #bytes} gave them; they are copied
   * @throws InvalidInputException if it is not 32 bytes, was destroyed, or is a test's key outside
   *     tests
   */
  public static NoiseKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new InvalidInputException(
          "A noise key must have %d bytes, but has %d".formatted(BYTES, bytes.length));
    }
    if (Arrays.equals(bytes, new byte[BYTES])) {
      throw new InvalidInputException(
          "A private run goes on with its own noise key, but this one was destroyed");
    }
    if (Arrays.equals(bytes, 0, TEST_PREFIX.length, TEST_PREFIX, 0, TEST_PREFIX.length)
        && !Boolean.getBoolean(TEST_KEYS_PROPERTY)) {
      throw new InvalidInputException(
          "A noise key must be one that nobody knows, but this is a key for tests, under which"
              + " nothing is private");
    }
    return new NoiseKey(bytes.clone());
  }

  /** A copy for the checkpoint, which is to be readable by its owner alone. */
  public byte[] bytes() {
    requireAlive();
    return bytes.clone();
  }

  /** Overwrites the key; what was drawn from it can never be drawn again. */
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  SecretKeySpec forCipher() {
    requireAlive();
    return new SecretKeySpec(bytes, "AES");
  }

  private void requireAlive() {
    if (destroyed) {
      throw new IllegalStateException("The noise key of this run was destroyed");
    }
  }
}
