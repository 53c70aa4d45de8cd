// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A version with what it is known by.
 *
 * @param modelName what its model is called; null where that is not known here
 * @param purpose what its model is for; null where that is not known here
 * @param tier how its model is classified now: LOW, MEDIUM or HIGH; null where it is not
 * @param aliases where it serves, at the bank itself, or at each bank where the regulator asks
 * @param version as it stands, or stood
 */
public record LabelledVersion(
    @Nullable String modelName,
    @Nullable String purpose,
    @Nullable String tier,
    List<ServedPurpose> aliases,
    @JsonUnwrapped Standing<ModelVersionFact> version) {
  /**
   * Where a version serves.
   *
   * @param alias champion or challenger
   * @param member at which bank
   * @param purpose for what
   */
  public record ServedPurpose(String alias, String member, String purpose) {}
}
