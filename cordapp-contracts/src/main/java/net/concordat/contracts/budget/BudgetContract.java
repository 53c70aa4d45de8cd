// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import net.concordat.contracts.frame.ConcordatContract;

/** Keeps a member's budgets. */
public final class BudgetContract extends ConcordatContract {}
