// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.workflows.model.IssueSeedFlow;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Asks members to train a model together, in two transactions: a seed, and the proposal that
 * consumes it and takes its id from it.
 *
 * <p>Signed by the proposer. Seen by the members asked and the observers. Fails if the base version
 * is not approved, or the terms promise nothing for so few clients.
 */
@StartableByRPC
public final class ProposeFederationFlow extends LedgerCommandFlow<StateAndRef<FederationState>> {
  private final FederationProposal proposal;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the federation proposed before
   * @param proposal what to train with whom
   */
  public ProposeFederationFlow(String commandId, FederationProposal proposal) {
    super(commandId);
    this.proposal = proposal;
  }

  @Suspendable
  @Override
  protected StateAndRef<FederationState> carryOut() throws FlowException {
    Optional<StateAndRef<FederationState>> before =
        new Vault(getServiceHub())
            .allProducedBy(FederationState.class, commandId).stream()
                .filter(found -> found.getState().getData().getProposer().equals(getOurIdentity()))
                .findFirst();
    return before.isPresent() ? before.get() : propose(subFlow(new IssueSeedFlow(commandId)));
  }

  @Suspendable
  private StateAndRef<FederationState> propose(StateAndRef<ModelSeedState> seed)
      throws FlowException {
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId)
            .input(seed)
            .reference(
                new Vault(getServiceHub()).version(proposal.getPlan().getTraining().getBase()));
    FederationState proposed =
        FederationState.proposed(
            draft.header(seed.getRef()),
            FederationState.idOf(seed.getRef()),
            getOurIdentity(),
            proposal.getPlan(),
            proposal.getMembers());
    SignedTransaction signed =
        draft
            .output(proposed)
            .sign(getServiceHub(), new FederationContract.Commands.Propose(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), proposed.everybody()))
        .getTx()
        .outRef(0);
  }
}
