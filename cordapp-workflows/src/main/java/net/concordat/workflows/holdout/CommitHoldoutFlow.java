// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.holdout;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Commits this member to private rows, on which it may then measure versions that it has not been
 * delivered yet.
 *
 * <p>Signed by the rows' owner. Seen by the owner and the observers, and, as the history of an
 * evaluation on these rows, by the owner of what was evaluated. Fails if this member has committed
 * to that root before.
 */
@StartableByRPC
public final class CommitHoldoutFlow extends LedgerCommandFlow<StateAndRef<HoldoutState>> {
  private final HoldoutProposal proposal;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the holdout committed before
   * @param proposal what to say of the rows
   */
  public CommitHoldoutFlow(String commandId, HoldoutProposal proposal) {
    super(commandId);
    this.proposal = proposal;
  }

  @Suspendable
  @Override
  protected StateAndRef<HoldoutState> carryOut() throws FlowException {
    Holdouts own = new Holdouts(new Vault(getServiceHub()), getOurIdentity());
    Optional<StateAndRef<HoldoutState>> before = own.committedBy(commandId);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<StateAndRef<HoldoutState>> twin = own.committed(proposal.getRoot());
    FlowRule.HOLDOUT_ONCE.require(
        !twin.isPresent(),
        "committed at "
            + twin.map(known -> known.getState().getData().getHoldout().getCommittedAt())
                .orElse(null));
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    SignedTransaction signed =
        draft
            .output(
                new HoldoutState(
                    draft.header(), getOurIdentity(), proposal.committed(draft.now()), 0))
            .sign(getServiceHub(), new HoldoutContract.Commands.Commit(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
