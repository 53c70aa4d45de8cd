// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank's decision to use a version.
 *
 * @param adoptionId which
 * @param member which bank's
 * @param version which version
 * @param purpose for what
 * @param conditions under which conditions; null for none
 * @param expiresAt until when
 * @param status APPROVED, SUSPENDED or RETIRED
 */
public record Adoption(
    UUID adoptionId,
    String member,
    VersionKey version,
    String purpose,
    @Nullable String conditions,
    Instant expiresAt,
    String status) {
  /** Whether the version is used. */
  public boolean isInUse() {
    return status.equals("APPROVED");
  }

  /** Whether its use was stopped for the time being. */
  public boolean isSuspended() {
    return status.equals("SUSPENDED");
  }
}
