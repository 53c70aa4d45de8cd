// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import net.concordat.common.CanonicalHash;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was made on, which can be erased: no more than its digest is in the record, and
 * without the salt nobody can try out features against that.
 */
public final class Payload {
  /** The length in bytes of a salt. */
  public static final int SALT_BYTES = 16;

  /** The most bytes of features. */
  public static final int MOST_BYTES = 1 << 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt;
  private final byte[] features;
  private volatile @Nullable Digest last;

  /** Whoever makes a record asks for its digest, and whoever checks it again. */
  private record Digest(UUID decision, Hash hash) {}

  /**
   * A payload as it was kept.
   *
   * @param salt 16 bytes
   * @param features as whoever scored encoded them, at most a MiB
   * @throws InvalidInputException if one has another length
   */
  public Payload(byte[] salt, byte[] features) {
    if (salt.length != SALT_BYTES || features.length > MOST_BYTES) {
      throw new InvalidInputException(
          "A payload has a salt of 16 bytes and at most "
              + MOST_BYTES
              + " bytes of features, but was given "
              + salt.length
              + " and "
              + features.length);
    }
    this.salt = salt.clone();
    this.features = features.clone();
  }

  /** A payload with a fresh salt. */
  public static Payload of(byte[] features) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Payload(salt, features);
  }

  /** What stands for the features in the record of this decision. */
  public Hash digest(UUID decision) {
    Digest known = last;
    if (known == null || !known.decision().equals(decision)) {
      known = new Digest(decision, hash(decision));
      last = known;
    }
    return known.hash();
  }

  private Hash hash(UUID decision) {
    return Hash.of(
        CanonicalHash.of("concordat/decision-features/1")
            .number(decision.getMostSignificantBits())
            .number(decision.getLeastSignificantBits())
            .bytes(salt)
            .bytes(features)
            .digest());
  }

  /** A copy of the 16 bytes of salt. */
  public byte[] salt() {
    return salt.clone();
  }

  /** A copy of the features. */
  public byte[] features() {
    return features.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payload payload
        && Arrays.equals(salt, payload.salt)
        && Arrays.equals(features, payload.features);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }
}
