// SPDX-License-Identifier: Apache-2.0
package net.concordat.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.concordat.common.ArtifactDigest;

/**
 * A bank's artifacts. An artifact is there whole, under the digest of its bytes, or not at all;
 * what is being received is kept apart until its digest is proved.
 */
public interface ArtifactStore extends ArtifactBytes {
  /**
   * Stores a stream under the digest of its bytes; storing the same bytes again changes nothing.
   *
   * @param bytes read to its end, not closed
   * @param largest how many bytes are accepted
   * @throws ArtifactException if there are more
   */
  default ArtifactDigest put(InputStream bytes, long largest) throws IOException {
    return put(bytes, largest, digest -> {});
  }

  /**
   * The same for bytes that are kept only if their digest passes a check.
   *
   * @param check what it throws, this throws, too
   */
  ArtifactDigest put(InputStream bytes, long largest, DigestCheck check) throws IOException;

  /** Looks at the digest of all that came before anything is kept. */
  interface DigestCheck {
    /** Returns normally if what has this digest is to be kept. */
    void check(ArtifactDigest digest) throws IOException;
  }

  /**
   * Stores, as an artifact of its own, what differs between two that the store has.
   *
   * @return its digest; empty if it would not be smaller than half the whole, or if one of the two
   *     is not here or has more than 256 MB
   */
  Optional<ArtifactDigest> putDifference(ArtifactDigest parent, ArtifactDigest whole)
      throws IOException;

  /**
   * Stores the whole artifact that a difference stands for, which the store has as an artifact.
   *
   * @param parent what it must begin from, since one that begins from something else would tell
   *     whoever made it what that holds
   * @param whole the digest that the artifact must have
   * @param largest how many bytes it may have
   * @throws ArtifactException if the difference is none, or another than that
   */
  void rebuild(ArtifactDigest difference, ArtifactDigest parent, ArtifactDigest whole, long largest)
      throws IOException;

  /**
   * How much of an artifact has been received so far, in bytes from the start; 0 if nothing.
   * Survives a restart, and counts only whole parts that are still as they came: what a crash has
   * torn or a disk has changed is to be received again, and what comes after it.
   */
  long received(ArtifactDigest digest) throws IOException;

  /**
   * Adds a part to an artifact that is being received. Adding a part again writes the same bytes in
   * the same place.
   *
   * @param offset where the part belongs; at most where those before it end
   * @throws ArtifactException if a part before it is missing
   */
  void receive(ArtifactDigest digest, long offset, byte[] part) throws IOException;

  /**
   * Ends the receiving of an artifact: recomputes the digest over all that was received and keeps
   * the artifact only if it is the one expected. What has another digest is thrown away.
   *
   * @return the digest computed over what was received
   * @throws ArtifactException if nothing was received and the store does not have the artifact
   */
  ArtifactDigest complete(ArtifactDigest expected) throws IOException;
}
