// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.model.IssueSeedFlow;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Spends of a privacy budget what the training of one artifact cost, so that it can be published
 * once. In two transactions: the seed of that publication, and the spend that names it.
 *
 * <p>Signed by the member. Seen by the member and the observers; the spend itself, torn off, by
 * whoever sees the version. Fails if 1. the member has no such budget; 2. the mechanism is out of
 * its range; 3. all spends together would pass the cap; 4. another spend of the budget came first:
 * the same command can then be given again.
 */
@StartableByRPC
public final class SpendBudgetFlow extends LedgerCommandFlow<StateAndRef<SpendState>> {
  private final SpendProposal proposal;

  /**
   * @param commandId a UUID in lower case, by which the publication names the spend; repeated, it
   *     gives the spend made before
   * @param proposal what to spend, and for what
   */
  public SpendBudgetFlow(String commandId, SpendProposal proposal) {
    super(commandId);
    this.proposal = proposal;
  }

  @Suspendable
  @Override
  protected StateAndRef<SpendState> carryOut() throws FlowException {
    Optional<StateAndRef<SpendState>> before = own().spentBy(commandId);
    if (before.isPresent()) {
      return before.get();
    }
    requireAffordable();
    StateAndRef<ModelSeedState> seed = seed();
    return subFlow(new FinaliseFlow(draft(seed), Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(1);
  }

  /** Refuses what the contract would, before a seed is issued in vain. */
  private void requireAffordable() throws FlowException {
    PrivacyBudgetState standing = own().budget(proposal.getKey()).getState().getData();
    ConsortiumState consortium = new ConsortiumPin(getServiceHub()).current().getState().getData();
    try {
      standing
          .after(standing.getHeader(), proposal.getMechanism().spend())
          .requireWithinCaps(consortium.getRules());
    } catch (IllegalArgumentException refusal) {
      throw RefusedException.of(refusal);
    }
  }

  @Suspendable
  private StateAndRef<ModelSeedState> seed() throws FlowException {
    Optional<StateAndRef<ModelSeedState>> before = own().seedOf(commandId);
    return before.isPresent() ? before.get() : subFlow(new IssueSeedFlow(commandId));
  }

  private SignedTransaction draft(StateAndRef<ModelSeedState> seed) throws FlowException {
    StateAndRef<PrivacyBudgetState> budget = own().budget(proposal.getKey());
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(budget).reference(seed);
    PrivacyBudgetState standing = budget.getState().getData();
    return draft
        .output(standing.after(draft.header(budget.getRef()), proposal.getMechanism().spend()))
        .output(
            SpendState.of(
                draft.header(),
                standing,
                proposal.getDataCommitment(),
                proposal.getArtifactDigest(),
                proposal.getMechanism(),
                seed.getRef()))
        .sign(getServiceHub(), new BudgetContract.Commands.Spend(), getOurIdentity());
  }

  private Budgets own() {
    return new Budgets(getServiceHub(), getOurIdentity());
  }
}
