// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.Standing;

/**
 * A privacy budget, and all that was spent of it.
 *
 * @param budget as it stands, or stood
 * @param capInForceMillionths its own cap or the consortium's for the data domain, whichever is
 *     less; 0 if the consortium does not name the domain
 * @param remainingMillionths how far what is spent is below that cap, in millionths of epsilon. A
 *     spend may cost less of it than its own epsilon says, since spends do not add up in epsilon
 * @param spends each spend, the oldest first
 */
public record PrivacyBudget(
    @JsonUnwrapped Standing<BudgetFact> budget,
    long capInForceMillionths,
    long remainingMillionths,
    List<Standing<SpendFact>> spends) {}
