// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.IOException;
import java.util.OptionalLong;
import net.concordat.common.ArtifactDigest;

/** Artifacts that can be read in parts. */
public interface ArtifactBytes {
  /** The size of an artifact in bytes; empty if it is not here. */
  OptionalLong size(ArtifactDigest digest) throws IOException;

  /**
   * Reads a part of an artifact.
   *
   * @param offset from which byte, 0 to its size
   * @param length at most how many bytes, from 1; fewer come at the end
   * @throws ArtifactException if the artifact is not here or the offset is outside it
   */
  byte[] read(ArtifactDigest digest, long offset, int length) throws IOException;
}
