// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
 */
public record Provenance(
    @NotBlank String dataDomain,
    @NotNull @Sha256 String dataCommitment,
    @NotNull @Sha256 String specDigest,
    @NotBlank String environment,
    @Pattern(regexp = "ROW|CUSTOMER", message = "must be ROW or CUSTOMER")
        @Nullable String privacyUnit,
    @Nullable Long epsilonMillionths,
    @Nullable Long deltaTrillionths) {
  @JsonIgnore
  @AssertTrue(message = "privacyUnit, epsilonMillionths and deltaTrillionths go together")
  boolean isPrivacyWhole() {
    return (privacyUnit == null) == (epsilonMillionths == null)
        && (privacyUnit == null) == (deltaTrillionths == null);
  }
}
