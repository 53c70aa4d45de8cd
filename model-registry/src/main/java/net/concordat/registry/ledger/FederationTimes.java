// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Until when members of a federation answer, and how long each aggregator has.
 *
 * @param acceptBy until when members accept
 * @param revealBy until when they reveal what they committed to
 * @param trainingSeconds how long an aggregator may wait for commitments, up to 30 days
 * @param sendingSeconds how long it may wait for updates, up to 30 days
 */
public record FederationTimes(
    @NotNull Instant acceptBy,
    @NotNull Instant revealBy,
    @Min(1) @Max(2_592_000) int trainingSeconds,
    @Min(1) @Max(2_592_000) int sendingSeconds) {}
