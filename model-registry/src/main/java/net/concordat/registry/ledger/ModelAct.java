// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner does with its models. */
public sealed interface ModelAct extends LedgerAct {
  /**
   * Registers a model.
   *
   * @param name for display
   * @param purpose one of the consortium's
   */
  record Register(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 100) String purpose)
      implements ModelAct {}

  /**
   * Publishes a model's next version.
   *
   * @param modelId the model
   * @param artifact the bytes, which the bank's artifact store holds
   * @param provenance how they were made
   * @param policy who may have them
   * @param parent the version they were derived from; null for none
   * @param spend the command that spent the privacy budget for their training; null where no
   *     differential privacy is claimed
   * @param development the private state that says who developed them; null for none, so that the
   *     bank cannot adopt them itself
   */
  record Publish(
      @NotNull @Sha256 String modelId,
      @NotNull @Valid ArtifactDescription artifact,
      @NotNull @Valid Provenance provenance,
      @NotNull @Valid SharingPolicy policy,
      @Valid @Nullable Parent parent,
      @Nullable UUID spend,
      @Valid @Nullable StateId development)
      implements ModelAct {}

  /**
   * A version that another was derived from.
   *
   * @param modelId its model
   * @param version its number, from 1
   */
  record Parent(@NotNull @Sha256 String modelId, @Min(1) int version) {}

  /**
   * Counts the votes on a version, and approves or rejects it by them.
   *
   * @param modelId its model
   * @param version its number, from 1
   * @param decision which votes to count: APPROVE or REJECT
   */
  record Conclude(
      @NotNull @Sha256 String modelId,
      @Min(1) int version,
      @NotNull @Pattern(regexp = "APPROVE|REJECT", message = "must be APPROVE or REJECT")
          String decision)
      implements ModelAct {}

  /** Holds a version for the time being. */
  record Freeze(@NotNull @Sha256 String modelId, @Min(1) int version) implements ModelAct {}

  /** Ends a hold. */
  record Unfreeze(@NotNull @Sha256 String modelId, @Min(1) int version) implements ModelAct {}

  /** Takes a version back for good. */
  record Withdraw(@NotNull @Sha256 String modelId, @Min(1) int version) implements ModelAct {}
}
