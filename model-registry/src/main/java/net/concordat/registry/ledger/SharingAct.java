// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** What members do to share versions. */
public sealed interface SharingAct extends LedgerAct {
  /**
   * Offers a grant, whose id is that of the command.
   *
   * @param modelId the model
   * @param version the version's number
   * @param grantee the member, by its name
   * @param kind REVIEW, to evaluate only, or USE
   * @param terms what is allowed
   */
  record Offer(
      @NotNull @Sha256 String modelId,
      @Min(1) int version,
      @NotBlank String grantee,
      @NotNull @Pattern(regexp = "REVIEW|USE", message = "must be REVIEW or USE") String kind,
      @NotNull @Valid UsageTerms terms)
      implements SharingAct {}

  /** Accepts a grant that was offered. */
  record Accept(@NotNull UUID grantId) implements SharingAct {}

  /** Ends a grant that was given. */
  record Revoke(@NotNull UUID grantId) implements SharingAct {}

  /**
   * Fetches the bytes of a version that was granted.
   *
   * @param modelId the model
   * @param version the version's number
   * @param grantor from whom, by the member's name
   */
  record RequestDelivery(
      @NotNull @Sha256 String modelId, @Min(1) int version, @NotBlank String grantor)
      implements SharingAct {}

  /** Ends a delivery that has not come to its end. */
  record CancelDelivery(@NotNull UUID delivery) implements SharingAct {}
}
