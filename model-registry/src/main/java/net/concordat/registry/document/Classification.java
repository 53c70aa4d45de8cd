// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import net.concordat.evidence.Tier;

/**
 * What a classification must say; it may say more.
 *
 * @param materialityTier how much depends on the model
 * @param tierReason why
 * @param purpose what it is for
 * @param aiActClass under which of the EU AI Act's classes its use falls, in the bank's judgement
 * @param aiActReason why
 */
public record Classification(
    @NotNull Tier materialityTier,
    @NotBlank String tierReason,
    @NotBlank String purpose,
    @NotNull AiActClass aiActClass,
    @NotBlank String aiActReason) {
  /** The classes of the EU AI Act. */
  public enum AiActClass {
    /** It may not be used. */
    PROHIBITED,
    /** It may be used under the obligations of Annex IV and others. */
    HIGH_RISK,
    /** People must be told. */
    LIMITED_RISK,
    /** Nothing is asked. */
    MINIMAL_RISK,
    /** The Act does not speak of it. */
    OUT_OF_SCOPE
  }
}
