// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an artifact's bytes: what an artifact is called everywhere, on the ledger and off.
 * Two artifacts with the same digest are the same artifact.
 */
public final class ArtifactDigest {
  private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]{64}");

  private final String hex;

  private ArtifactDigest(String hex) {
    this.hex = hex;
  }

  /**
   * Reads a digest in its one written form.
   *
   * @param hex 64 lower-case hexadecimal characters
   * @throws IllegalArgumentException if the text is anything else
   */
  public static ArtifactDigest of(String hex) {
    Objects.requireNonNull(hex, "hex");
    if (!LOWER_HEX.matcher(hex).matches()) {
      String shown = hex.length() > 80 ? hex.substring(0, 80) + "..." : hex;
      throw new IllegalArgumentException(
          "An artifact digest is 64 lower-case hexadecimal characters, but was given '"
              + shown
              + "'");
    }
    return new ArtifactDigest(hex);
  }

  /**
   * Wraps the 32 bytes that a SHA-256 computation gave.
   *
   * @throws IllegalArgumentException if there are not exactly 32 bytes
   */
  public static ArtifactDigest ofBytes(byte[] sha256) {
    if (sha256.length != 32) {
      throw new IllegalArgumentException(
          "A SHA-256 digest has 32 bytes, but was given " + sha256.length);
    }
    return new ArtifactDigest(Hex.encode(sha256));
  }

  /** The digest as 64 lower-case hexadecimal characters. */
  public String hex() {
    return hex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArtifactDigest && hex.equals(((ArtifactDigest) other).hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
