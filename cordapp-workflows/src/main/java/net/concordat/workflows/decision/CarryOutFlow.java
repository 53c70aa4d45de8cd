// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.ApproverState;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Does what this member's people decided: enrols, changes or revokes somebody, changes the rule,
 * concludes a review, adopts, reinstates or promotes, whatever the proposal was about.
 *
 * <p>Signed by the member. Seen by the member and the observers. Fails if too few people who may
 * still decide have approved the proposal, or what it builds on changed at the same time; tried
 * again, it takes things as they stand then, and nobody signs again.
 */
@StartableByRPC
public final class CarryOutFlow extends LedgerCommandFlow<StateAndRef<ProposalState>> {
  private final UUID proposalId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the proposal carried out before
   * @param proposalId what to carry out
   */
  public CarryOutFlow(String commandId, UUID proposalId) {
    super(commandId);
    this.proposalId = proposalId;
  }

  @Suspendable
  @Override
  protected StateAndRef<ProposalState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Proposals proposals = new Proposals(vault, getOurIdentity());
    Optional<StateAndRef<ProposalState>> before =
        proposals.leftBy(commandId, ProposalStatus.ACCEPTED);
    if (before.isPresent()) {
      return before.get();
    }
    SignedTransaction signed = draft(vault, proposals.in(ProposalStatus.OPEN, proposalId));
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private SignedTransaction draft(Vault vault, StateAndRef<ProposalState> proposal)
      throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(proposal);
    draft.output(
        proposal
            .getState()
            .getData()
            .withStatus(draft.header(proposal.getRef()), ProposalStatus.ACCEPTED));
    Map<StateAndRef<DecisionState>, StateAndRef<ApproverState>> carrying =
        Tally.of(
                proposal,
                new Proposals(vault, getOurIdentity()).uncounted(proposalId),
                new MemberPeople(vault, getOurIdentity()),
                draft)
            .enough();
    for (StateAndRef<DecisionState> decision : carrying.keySet()) {
      draft
          .input(decision)
          .output(decision.getState().getData().counted(draft.header(decision.getRef())));
    }
    carrying.values().forEach(draft::reference);
    return complete(draft, vault, proposal.getRef(), proposal.getState().getData().getSubject());
  }

  private <S extends ProposalSubject> SignedTransaction complete(
      LedgerDraft draft, Vault vault, StateRef proposal, S subject) throws FlowException {
    Conclusion<S> conclusion = Conclusions.of(subject);
    conclusion.complete(draft, vault, getOurIdentity(), proposal, subject);
    return draft.sign(getServiceHub(), conclusion.command(), getOurIdentity());
  }
}
