// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.corda.core.crypto.SecureHash;

/** Looks for pieces of artifacts in files of any kind: databases, journals, logs. */
public final class ArtifactSearch {
  private static final int PIECE_BYTES = 64;

  private final Map<SecureHash, byte[]> pieces = new LinkedHashMap<>();

  /**
   * @param artifacts the artifacts to look for, each at least 128 bytes, by digest
   */
  public ArtifactSearch(Map<SecureHash, Path> artifacts) throws IOException {
    for (Map.Entry<SecureHash, Path> artifact : artifacts.entrySet()) {
      byte[] bytes = Files.readAllBytes(artifact.getValue());
      // From the middle: the ends of two archives can be alike.
      int middle = bytes.length / 2;
      pieces.put(artifact.getKey(), Arrays.copyOfRange(bytes, middle, middle + PIECE_BYTES));
    }
  }

  /** The digests of those of which a piece is found under a folder; none if there is no folder. */
  public Set<SecureHash> in(Path folder) throws IOException {
    Set<SecureHash> found = new LinkedHashSet<>();
    if (pieces.isEmpty() || !Files.exists(folder)) {
      return found;
    }
    for (Path file : LiveFolder.files(folder)) {
      byte[] content = LiveFolder.bytes(file);
      pieces.forEach(
          (digest, piece) -> {
            if (contains(content, piece)) {
              found.add(digest);
            }
          });
    }
    return found;
  }

  private static boolean contains(byte[] content, byte[] piece) {
    for (int i = 0; i + piece.length <= content.length; i++) {
      if (content[i] == piece[0]
          && Arrays.equals(content, i, i + piece.length, piece, 0, piece.length)) {
        return true;
      }
    }
    return false;
  }
}
