// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The differential privacy that each client of a federation keeps to over all rounds.
 *
 * @param unit ROW or CUSTOMER: what is protected as a whole
 * @param epsilonMillionths the most that a client may spend, in millionths
 * @param deltaTrillionths at which delta at most, in trillionths
 */
public record PrivacyTerms(
    @NotNull @Pattern(regexp = BudgetAct.UNIT, message = BudgetAct.UNIT_FORM) String unit,
    @Min(1) @Max(1_000_000_000L) long epsilonMillionths,
    @Min(1) @Max(100_000_000_000L) long deltaTrillionths) {}
