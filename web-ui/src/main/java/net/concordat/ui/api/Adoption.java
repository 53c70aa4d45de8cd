// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank's decision to use a version for a purpose.
 *
 * @param adoptionId which
 * @param member whose
 * @param version which version
 * @param owner whose version
 * @param purpose what for
 * @param conditions under which conditions; null for none
 * @param expiresAt until when
 * @param status APPROVED, SUSPENDED or RETIRED
 */
public record Adoption(
    UUID adoptionId,
    String member,
    VersionKey version,
    String owner,
    String purpose,
    @Nullable String conditions,
    Instant expiresAt,
    String status) {}
