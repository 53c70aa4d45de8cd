// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Opens a privacy budget of this member's, for good.
 *
 * <p>Signed by the member. Seen by the member and the observers. Fails if 1. it has not opened its
 * registers; 2. it has a budget for that data domain and privacy unit; 3. the consortium does not
 * name the domain, or caps it lower; 4. delta is more than 1 / (10 x units).
 */
@StartableByRPC
public final class OpenBudgetFlow extends LedgerCommandFlow<StateAndRef<PrivacyBudgetState>> {
  private final BudgetTerms terms;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the budget opened before
   * @param terms of the budget
   */
  public OpenBudgetFlow(String commandId, BudgetTerms terms) {
    super(commandId);
    this.terms = terms;
  }

  @Suspendable
  @Override
  protected StateAndRef<PrivacyBudgetState> carryOut() throws FlowException {
    Optional<StateAndRef<PrivacyBudgetState>> before = own().openedBy(commandId);
    if (before.isPresent()) {
      return before.get();
    }
    return subFlow(new FinaliseFlow(draft(), Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(1);
  }

  private SignedTransaction draft() throws FlowException {
    StateAndRef<BudgetRegisterState> register = own().register();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(register);
    return draft
        .output(register.getState().getData().with(draft.header(register.getRef()), terms.getKey()))
        .output(
            PrivacyBudgetState.unspent(
                draft.header(),
                getOurIdentity(),
                terms.getKey(),
                terms.getUnits(),
                terms.getDeltaTrillionths(),
                terms.getCapEpsilonMillionths()))
        .sign(getServiceHub(), new BudgetContract.Commands.OpenBudget(), getOurIdentity());
  }

  private Budgets own() {
    return new Budgets(getServiceHub(), getOurIdentity());
  }
}
