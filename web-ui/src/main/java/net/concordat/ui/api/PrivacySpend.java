// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;

/**
 * What the training of one artifact spent.
 *
 * @param artifactDigest the SHA-256 of what was trained
 * @param epsilonMillionths what that alone amounts to
 * @param deltaTrillionths at which delta
 * @param since when it was recorded
 */
public record PrivacySpend(
    String artifactDigest, long epsilonMillionths, long deltaTrillionths, Instant since) {}
