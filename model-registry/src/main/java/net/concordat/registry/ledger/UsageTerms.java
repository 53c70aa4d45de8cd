// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
 * @param largestEpsilonMillionths the largest epsilon of a derived version, in millionths; null for
 *     any
 */
public record UsageTerms(
    @NotNull List<@NotBlank String> purposes,
    boolean mayFineTune,
    boolean mayShareOnward,
    boolean derivedVersionsGoBack,
    @NotNull Instant expiresAt,
    @Nullable String nonPrivate,
    @Nullable Long largestEpsilonMillionths) {}
