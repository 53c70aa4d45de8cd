// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

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
    @NotNull @Sha256 String digest,
    @Min(1) long sizeBytes,
    @NotNull @Sha256 String schemaDigest,
    @NotNull @Sha256 String architectureDigest,
    @NotNull @Sha256 String cardDigest,
    @NotNull @Sha256 String exportManifestDigest) {}
