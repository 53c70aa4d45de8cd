// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A bank's decision to use a version.
 *
 * @param adoptionId which
 * @param member which bank's
 * @param version which version
 * @param purpose for what
 * @param expiresAt until when
 * @param status APPROVED, SUSPENDED or RETIRED
 */
public record Adoption(
    UUID adoptionId,
    String member,
    VersionKey version,
    String purpose,
    Instant expiresAt,
    String status) {}
