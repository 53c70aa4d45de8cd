// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version was made, as its owner declares it.
 *
 * @param dataDomain what kind of data
 * @param dataCommitment to the rows
 * @param specDigest of what the training was told
 * @param environment libraries and machine
 * @param privacyUnit what is protected; null where nothing is claimed
 * @param epsilonMillionths the privacy loss, in millionths; null where none is claimed
 * @param deltaTrillionths its failure probability, in trillionths; null where none is claimed
 * @param federation of which federation it came; null if its owner made it alone
 */
public record Provenance(
    @NotBlank String dataDomain,
    @NotNull @Sha256 String dataCommitment,
    @NotNull @Sha256 String specDigest,
    @NotBlank String environment,
    @Pattern(regexp = "ROW|CUSTOMER", message = "must be ROW or CUSTOMER")
        @Nullable String privacyUnit,
    @Nullable Long epsilonMillionths,
    @Nullable Long deltaTrillionths,
    @Valid @Nullable Federation federation) {
  /**
   * What a federation came to.
   *
   * @param federationId which federation
   * @param round its last round
   * @param globalDigest of the global weights that it left, which are the version's
   * @param clients all whose updates came into them, in the order of their seats
   */
  public record Federation(
      @NotNull @Sha256 String federationId,
      @Min(1) @Max(100) int round,
      @NotNull @Sha256 String globalDigest,
      @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 300) String> clients) {}

  @JsonIgnore
  @AssertTrue(message = "privacyUnit, epsilonMillionths and deltaTrillionths go together")
  boolean isPrivacyWhole() {
    return (privacyUnit == null) == (epsilonMillionths == null)
        && (privacyUnit == null) == (deltaTrillionths == null);
  }
}
