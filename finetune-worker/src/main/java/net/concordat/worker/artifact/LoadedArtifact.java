// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import net.concordat.common.ArtifactDigest;

/**
 * An artifact that was read and found sound.
 *
 * @param digest SHA-256 of the zip's bytes
 * @param bytes length of the zip
 * @param parts the digests of its entries
 */
public record LoadedArtifact(
    Artifact artifact, ArtifactDigest digest, long bytes, PartDigests parts) {}
