// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Which version is meant, whatever its status.
 *
 * @param modelId its model, 64 hex digits
 * @param version its number, from 1
 * @param artifactDigest the SHA-256 of its bytes, 64 hex digits
 */
public record VersionKey(
    @NotNull @Sha256 String modelId, @Min(1) int version, @NotNull @Sha256 String artifactDigest) {}
