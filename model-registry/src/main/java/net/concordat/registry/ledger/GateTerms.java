// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Who measures each round's weights of a federation, and when a round is taken back.
 *
 * @param evaluators three or more of the members asked
 * @param toleranceMillionths by how much PR-AUC may fall in a round, in millionths
 */
public record GateTerms(
    @NotNull @Size(min = 3, max = 50) List<@Valid @NotNull Evaluator> evaluators,
    @Min(0) @Max(1_000_000) long toleranceMillionths) {
  /**
   * @param member who measures
   * @param holdout the root of its holdout's rows
   */
  public record Evaluator(
      @NotBlank @Size(max = 300) String member, @NotNull @Sha256 String holdout) {}
}
