// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Proves a lease. Only its hash is kept, so the tables give nobody a worker's rights. */
public record LeaseToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** A new one, of 256 random bits. */
  public static LeaseToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new LeaseToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Its SHA-256; no salt, because nobody guesses 256 random bits. */
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "a lease token";
  }
}
