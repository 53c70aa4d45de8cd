// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * The bytes of a version, by digest.
 *
 * @param digest the SHA-256 of the artifact
 * @param sizeBytes its length
 * @param schemaDigest of the feature schema
 * @param architectureDigest of the network's configuration
 * @param cardDigest of the model card
 * @param exportManifestDigest of the list of what in it derives from rows
 */
public record ArtifactDescription(
    String digest,
    long sizeBytes,
    String schemaDigest,
    String architectureDigest,
    String cardDigest,
    String exportManifestDigest) {}
