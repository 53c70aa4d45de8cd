// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import net.concordat.deploy.DeployException;

/**
 * An artifact on this machine.
 *
 * @param path where it is
 * @param sizeBytes its length
 * @param digest its SHA-256, 64 hex digits
 */
public record ArtifactFile(Path path, long sizeBytes, String digest) {
  private static final int PIECE = 1 << 16;

  /**
   * Reads a file through, piece by piece.
   *
   * @throws DeployException if there is none
   */
  public static ArtifactFile of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new DeployException("There is no file %s.".formatted(path));
    }
    MessageDigest sha256 = sha256();
    long size = 0;
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), sha256)) {
      byte[] piece = new byte[PIECE];
      for (int got = bytes.read(piece); got >= 0; got = bytes.read(piece)) {
        size += got;
      }
    }
    return new ArtifactFile(path, size, HexFormat.of().formatHex(sha256.digest()));
  }

  /** The digest as the header {@code Content-Digest} of RFC 9530 has it. */
  String contentDigest() {
    return "sha-256=:%s:"
        .formatted(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
