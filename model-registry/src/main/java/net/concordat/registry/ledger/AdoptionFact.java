// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

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
 * @param evidenceDigest of the evidence looked at
 * @param expiresAt until when
 * @param status APPROVED, SUSPENDED or RETIRED
 */
public record AdoptionFact(
    UUID adoptionId,
    String member,
    VersionKey version,
    String owner,
    String purpose,
    @Nullable String conditions,
    String evidenceDigest,
    Instant expiresAt,
    String status)
    implements Fact {}
