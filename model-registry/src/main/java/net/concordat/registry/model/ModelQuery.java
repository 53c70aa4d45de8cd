// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which models are asked for.
 *
 * @param name exactly this name; null for any
 * @param owner published by this member; null for any
 * @param purpose for this purpose; null for any
 * @param asOf as they stood at this instant; null for now
 */
public record ModelQuery(
    @Nullable String name,
    @Nullable String owner,
    @Nullable String purpose,
    @Nullable Instant asOf) {}
