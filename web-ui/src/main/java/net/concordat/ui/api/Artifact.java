// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

/**
 * The bytes of a version.
 *
 * @param digest their SHA-256, 64 hex digits
 * @param sizeBytes how many
 * @param cardDigest the SHA-256 of the model card among them
 */
public record Artifact(String digest, long sizeBytes, String cardDigest) {}
