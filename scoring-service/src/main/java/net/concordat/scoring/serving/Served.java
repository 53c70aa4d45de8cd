// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adoption that serves a purpose, as the ledger has it.
 *
 * @param purpose what for
 * @param place CHAMPION, CHALLENGER, or FALL_BACK for what a champion's conditions name
 * @param adoptionId which adoption
 * @param adoptionStatus APPROVED, or why it may not be used
 * @param expiresAt until when it may be used
 * @param conditions under which conditions; null for none
 * @param modelId of which model, 64 hexadecimal digits
 * @param version its number
 * @param artifactDigest the SHA-256 of its bytes
 * @param versionStatus APPROVED, or why it may not be used
 * @param since since when it has that place
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Served(
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
    Instant since) {
  private static final String APPROVED = "APPROVED";

  /** Whether its scores count. */
  public boolean isChampion() {
    return place.equals("CHAMPION");
  }

  /** Whether it scores beside the champion. */
  public boolean isChallenger() {
    return place.equals("CHALLENGER");
  }

  /** Whether its people took it out of use for now. */
  boolean isSuspended() {
    return adoptionStatus.equals("SUSPENDED");
  }

  /** The version, as records name it. */
  public String versionId() {
    return modelId + "/" + version;
  }

  /** Why it may not be used at a time; null if it may. */
  @Nullable Refusal refusal(Instant now) {
    if (!adoptionStatus.equals(APPROVED)) {
      return new Refusal(
          adoptionStatus, "The adoption %s is %s.".formatted(adoptionId, adoptionStatus));
    }
    if (!versionStatus.equals(APPROVED)) {
      return new Refusal(
          versionStatus,
          "Version %d of model %s is %s.".formatted(version, modelId, versionStatus));
    }
    if (!now.isBefore(expiresAt)) {
      return new Refusal(
          "EXPIRED", "The adoption %s expired at %s.".formatted(adoptionId, expiresAt));
    }
    return null;
  }
}
