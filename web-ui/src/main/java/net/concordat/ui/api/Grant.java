// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The right of one member to another's version.
 *
 * @param grantId which
 * @param version to which version
 * @param grantor who gives
 * @param grantee who receives
 * @param kind REVIEW, to evaluate only, or USE
 * @param status OFFERED, ACTIVE or REVOKED
 * @param terms as agreed
 * @param passedOnFrom the grantor's own grant; null where the grantor owns the version
 * @param since from when on it stands so
 * @param receipts what was signed for under it, as the list of all grants says it
 */
public record Grant(
    String grantId,
    VersionKey version,
    String grantor,
    String grantee,
    String kind,
    String status,
    UsageTerms terms,
    @Nullable StateId passedOnFrom,
    Instant since,
    List<Receipt> receipts) {
  /** As the registry says it. */
  public Grant {
    receipts = Objects.requireNonNullElse(receipts, List.of());
  }

  /** Whether its grantor took it back, which is final. */
  public boolean isRevoked() {
    return status.equals("REVOKED");
  }

  /**
   * What a grantee signed for having received.
   *
   * @param grantId under which grant
   * @param computedDigest the SHA-256 that the grantee computed itself, 64 hex digits
   * @param since when
   */
  public record Receipt(String grantId, String computedDigest, Instant since) {}
}
