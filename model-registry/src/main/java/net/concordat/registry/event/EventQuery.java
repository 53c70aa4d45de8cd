// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for.
 *
 * @param kind of this kind; null for any
 * @param modelId about this model; null for any
 * @param version about its version of this number; null for any
 * @param since that became known at this instant or later; null for any time
 */
public record EventQuery(
    @Nullable EventKind kind,
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable Instant since) {}
