// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bank does about the versions it uses or judges. A proposal changes nothing until its
 * people decide; its id is that of the command.
 */
public sealed interface AdoptionAct extends LedgerAct {
  /**
   * Asks the bank's people for a vote on another member's version.
   *
   * @param modelId the model
   * @param version the version's number
   * @param decision APPROVE or REJECT
   * @param conditions under which conditions; null for none
   * @param evidenceDigest of what the vote rests on; null for none
   * @param validUntil until when the vote counts
   * @param decideUntil until when the people may decide
   */
  record ProposeReview(
      @NotNull @Sha256 String modelId,
      @Min(1) int version,
      @NotNull @Pattern(regexp = "APPROVE|REJECT", message = "must be APPROVE or REJECT")
          String decision,
      @Size(max = 1_000) @Nullable String conditions,
      @Sha256 @Nullable String evidenceDigest,
      @NotNull Instant validUntil,
      @NotNull Instant decideUntil)
      implements AdoptionAct {}

  /**
   * Tells a version's owner what the bank's people decided about it.
   *
   * @param reviewId the review, which was carried out
   */
  record Vote(@NotNull UUID reviewId) implements AdoptionAct {}

  /**
   * Asks the bank's people to adopt a version.
   *
   * @param version which, by the digest of its bytes too: it is what people sign
   * @param purpose what for
   * @param conditions under which conditions; null for none
   * @param evidenceDigest of what the decision rests on
   * @param useUntil until when it may be used
   * @param decideUntil until when the people may decide
   */
  record ProposeAdoption(
      @NotNull @Valid VersionKey version,
      @NotBlank @Size(max = 100) String purpose,
      @Size(max = 1_000) @Nullable String conditions,
      @NotNull @Sha256 String evidenceDigest,
      @NotNull Instant useUntil,
      @NotNull Instant decideUntil)
      implements AdoptionAct {}

  /**
   * Asks the bank's people to put an adopted version in a place.
   *
   * @param adoptionId which
   * @param purpose what for
   * @param place CHAMPION or CHALLENGER
   * @param decideUntil until when the people may decide
   */
  record ProposePromotion(
      @NotNull UUID adoptionId,
      @NotBlank @Size(max = 100) String purpose,
      @NotNull @Pattern(regexp = "CHAMPION|CHALLENGER", message = "must be CHAMPION or CHALLENGER")
          String place,
      @NotNull Instant decideUntil)
      implements AdoptionAct {}

  /** Asks the bank's people to use again what was suspended. */
  record ProposeReinstatement(@NotNull UUID adoptionId, @NotNull Instant decideUntil)
      implements AdoptionAct {}

  /** Stops the use of a version for the time being. */
  record Suspend(@NotNull UUID adoptionId) implements AdoptionAct {}

  /** Ends the use of a version for good. */
  record Retire(@NotNull UUID adoptionId) implements AdoptionAct {}
}
