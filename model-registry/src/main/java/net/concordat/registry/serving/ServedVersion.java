// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.serving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adoption that has a place, or that a champion's conditions name as its fall-back, whether it
 * may be used or not.
 *
 * @param purpose what for
 * @param place CHAMPION, CHALLENGER or FALL_BACK
 * @param adoptionId which adoption
 * @param adoptionStatus APPROVED, SUSPENDED or RETIRED
 * @param expiresAt until when it may be used
 * @param conditions under which conditions; null for none
 * @param modelId the version's model
 * @param version its number
 * @param artifactDigest the SHA-256 of its bytes
 * @param versionStatus APPROVED, FROZEN, WITHDRAWN, ...; UNKNOWN if the version is not known here
 * @param since since when the bank's places are as they are
 */
public record ServedVersion(
    String purpose,
    String place,
    UUID adoptionId,
    String adoptionStatus,
    Instant expiresAt,
    @Nullable String conditions,
    String modelId,
    int version,
    String artifactDigest,
    String versionStatus,
    Instant since) {}
