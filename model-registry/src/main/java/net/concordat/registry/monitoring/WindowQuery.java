// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which windows are asked for.
 *
 * @param modelId of this model; null for any
 * @param version of its version of this number; null for any
 * @param purpose for this purpose; null for any
 * @param place CHAMPION or CHALLENGER; null for either
 * @param since that begin at this instant or later; null for any
 * @param until that begin before this instant; null for any
 */
public record WindowQuery(
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable String purpose,
    @Nullable String place,
    @Nullable Instant since,
    @Nullable Instant until) {}
