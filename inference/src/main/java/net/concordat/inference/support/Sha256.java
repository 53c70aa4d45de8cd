// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.support;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.concordat.common.ArtifactDigest;

/** SHA-256 of whole byte sequences. */
public final class Sha256 {
  private Sha256() {}

  /** The digest of some bytes as they are, without any framing. */
  public static ArtifactDigest of(byte[] bytes) {
    try {
      return ArtifactDigest.ofBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
