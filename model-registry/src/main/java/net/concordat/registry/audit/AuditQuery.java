// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are asked for.
 *
 * @param txId this one; null for any
 * @param modelId that produced a state about this model; null for any
 * @param version about its version of this number; null for any
 * @param command of this verb; null for any
 * @param party signed by this party; null for any
 * @param from at this instant or later; null for any time
 * @param until before this instant; null for any time
 */
public record AuditQuery(
    @Nullable String txId,
    @Nullable String modelId,
    @Nullable Integer version,
    @Nullable String command,
    @Nullable String party,
    @Nullable Instant from,
    @Nullable Instant until) {}
