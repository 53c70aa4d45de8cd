// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A version that was found.
 *
 * @param modelName what its model is called; null where that is not known here
 * @param purpose what its model is for; null where that is not known here
 * @param version as it stands, or stood
 */
public record FoundVersion(
    @Nullable String modelName,
    @Nullable String purpose,
    @JsonUnwrapped Standing<ModelVersionFact> version) {}
