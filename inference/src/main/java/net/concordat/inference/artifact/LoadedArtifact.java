// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import net.concordat.common.ArtifactDigest;
import net.concordat.inference.support.Sha256;

/**
 * An artifact with what its bytes are known by.
 *
 * @param digest SHA-256 of the zip's bytes
 * @param bytes length of the zip
 * @param parts the digests of its entries
 */
public record LoadedArtifact(
    Artifact artifact, ArtifactDigest digest, long bytes, PartDigests parts) {

  /** An artifact that was just made, as it will be once it is written. */
  public static LoadedArtifact of(Artifact artifact) {
    byte[] zip = artifact.encode();
    return new LoadedArtifact(
        artifact, Sha256.of(zip), zip.length, PartDigests.of(artifact.entries()));
  }
}
