// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which grants are asked for.
 *
 * @param grantor given by this member; null for any
 * @param grantee received by this member; null for any
 * @param status OFFERED, ACTIVE or REVOKED; null for any
 * @param endsFrom ending at this instant or later; null for any
 * @param endsBefore ending before this instant; null for any
 * @param asOf as they stood at this instant; null for now
 */
public record GrantQuery(
    @Nullable String grantor,
    @Nullable String grantee,
    @Nullable String status,
    @Nullable Instant endsFrom,
    @Nullable Instant endsBefore,
    @Nullable Instant asOf) {}
