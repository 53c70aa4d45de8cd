// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a bank does with its privacy budgets. */
public sealed interface BudgetAct extends LedgerAct {
  /** What can be protected as a whole. */
  String UNIT = "ROW|CUSTOMER";

  /** The same in words. */
  String UNIT_FORM = "must be ROW or CUSTOMER";

  /**
   * Opens a budget, for good.
   *
   * @param dataDomain for which data; one of the consortium's domains
   * @param unit ROW or CUSTOMER: what is protected as a whole
   * @param units how many of them the data have
   * @param deltaTrillionths the delta of every epsilon in it, at most 1 / (10 x units)
   * @param capEpsilonMillionths the most that all spends together may amount to
   */
  record OpenBudget(
      @NotBlank @Size(max = 100) String dataDomain,
      @NotNull @Pattern(regexp = UNIT, message = UNIT_FORM) String unit,
      @Min(1) @Max(100_000_000_000L) long units,
      @Min(1) @Max(100_000_000_000L) long deltaTrillionths,
      @Min(1) long capEpsilonMillionths)
      implements BudgetAct {}

  /**
   * Spends of a budget what the training of one artifact cost. A publication names the spend by the
   * command's id.
   *
   * @param dataDomain of which budget
   * @param unit of which budget: ROW or CUSTOMER
   * @param artifactDigest what was trained
   * @param dataCommitment to the rows, as the version will state it
   * @param mechanism how it was trained
   */
  record SpendBudget(
      @NotBlank @Size(max = 100) String dataDomain,
      @NotNull @Pattern(regexp = UNIT, message = UNIT_FORM) String unit,
      @NotNull @Sha256 String artifactDigest,
      @NotNull @Sha256 String dataCommitment,
      @NotNull @Valid SpendMechanism mechanism)
      implements BudgetAct {}
}
