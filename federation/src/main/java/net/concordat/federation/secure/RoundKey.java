// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key pair on X25519 (RFC 7748) for one round, in the 32 bytes of the RFC.
 *
 * @param secret the scalar
 * @param open the u-coordinate
 */
record RoundKey(byte[] secret, byte[] open) {
  static final int BYTES = 32;

  private static final String CURVE = "X25519";

  /** The pair of a secret. */
  static RoundKey of(byte[] secret) {
    return new RoundKey(secret, open(secret));
  }

  /** 32 bytes that follow from a seed and say nothing of it (HMAC with SHA-256). */
  static byte[] derived(byte[] seed, String purpose) {
    return hmac(seed, purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A seed that only the two have who hold one of the keys each: HKDF (RFC 5869) with SHA-256 over
   * what they agree on.
   *
   * @param other the other one's open key
   * @param purpose what it is for, of which round, between whom
   * @throws IllegalArgumentException if the other key is none, or of small order
   */
  static byte[] seed(byte[] secret, byte[] other, String purpose) {
    byte[] extracted = hmac(new byte[BYTES], agreed(secret, other));
    byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(extracted, block);
  }

  /**
   * The open key that belongs to a secret one: what it agrees on with the base point.
   *
   * @throws IllegalArgumentException if the secret is not 32 bytes
   */
  static byte[] open(byte[] secret) {
    byte[] base = new byte[BYTES];
    base[0] = 9;
    return agreed(secret, base);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /** What the holders of two keys have in common, in the 32 bytes of the RFC. */
  static byte[] agreed(byte[] secret, byte[] other) {
    try {
      KeyFactory keys = KeyFactory.getInstance(CURVE);
      PrivateKey own =
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
      PublicKey theirs =
          keys.generatePublic(
              new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(other))));
      KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
      agreement.init(own);
      agreement.doPhase(theirs, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("A key of a round is not one on X25519", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC with SHA-256 is part of every Java", e);
    }
  }

  private static byte[] reversed(byte[] little) {
    if (little.length != BYTES) {
      throw new IllegalArgumentException(
          "A key of a round has %d bytes, not %d".formatted(BYTES, little.length));
    }
    byte[] big = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      big[i] = little[BYTES - 1 - i];
    }
    // RFC 7748 ignores the highest bit.
    big[0] &= 0x7f;
    return big;
  }
}
