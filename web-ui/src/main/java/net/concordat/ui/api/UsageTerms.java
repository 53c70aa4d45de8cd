// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For what a version may be used.
 *
 * @param purposes what for
 * @param mayFineTune whether versions may be derived from it
 * @param mayShareOnward whether it may be passed on
 * @param derivedVersionsGoBack whether what is derived must be offered to its owner
 * @param expiresAt until when
 * @param nonPrivate why it has no finite epsilon; null where it has one
 * @param largestEpsilonMillionths the largest epsilon of a derived version; null for any
 */
public record UsageTerms(
    List<String> purposes,
    boolean mayFineTune,
    boolean mayShareOnward,
    boolean derivedVersionsGoBack,
    Instant expiresAt,
    @Nullable String nonPrivate,
    @Nullable Long largestEpsilonMillionths) {}
