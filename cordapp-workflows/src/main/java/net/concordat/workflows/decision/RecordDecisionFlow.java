// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Records what one of this member's people signed on a proposal. A refusal ends the proposal.
 *
 * <p>Signed by the member. Seen by the member and the observers. Fails if the proposal is not open,
 * the person may not decide on it in that role, among them who developed what is to be used, or the
 * assertion is not that person's for just this.
 */
@StartableByRPC
public final class RecordDecisionFlow extends LedgerCommandFlow<StateAndRef<DecisionState>> {
  private final UUID proposalId;
  private final UUID personId;
  private final Role role;
  private final Decision verdict;
  private final Assertion assertion;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the decision recorded before
   * @param proposalId on what
   * @param personId who decides
   * @param role in which role
   * @param verdict for or against
   * @param assertion what the person's passkey signed for the challenge of all this
   */
  public RecordDecisionFlow(
      String commandId,
      UUID proposalId,
      UUID personId,
      Role role,
      Decision verdict,
      Assertion assertion) {
    super(commandId);
    this.proposalId = proposalId;
    this.personId = personId;
    this.role = role;
    this.verdict = verdict;
    this.assertion = assertion;
  }

  @Suspendable
  @Override
  protected StateAndRef<DecisionState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Proposals proposals = new Proposals(vault, getOurIdentity());
    Optional<StateAndRef<DecisionState>> before = proposals.recordedBy(commandId, proposalId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ProposalState> proposal = proposals.in(ProposalStatus.OPEN, proposalId);
    requireEligible(vault, proposal.getState().getData().getSubject());
    SignedTransaction signed =
        draft(proposal, new MemberPeople(vault, getOurIdentity()).approver(personId));
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private <S extends ProposalSubject> void requireEligible(Vault vault, S subject)
      throws FlowException {
    Conclusions.of(subject).requireEligible(vault, getOurIdentity(), subject, personId);
  }

  private SignedTransaction draft(
      StateAndRef<ProposalState> proposal, StateAndRef<ApproverState> approver)
      throws FlowException {
    boolean refusal = verdict == Decision.REJECT;
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).reference(approver);
    draft.output(
        new DecisionState(
            draft.header(),
            getOurIdentity(),
            proposalId,
            proposal.getRef(),
            proposal.getState().getData().getSubject().digest(),
            personId,
            role,
            verdict,
            assertion,
            refusal));
    if (!refusal) {
      return draft
          .reference(proposal)
          .sign(getServiceHub(), new DecisionContract.Commands.Decide(), getOurIdentity());
    }
    return draft
        .input(proposal)
        .output(
            proposal
                .getState()
                .getData()
                .withStatus(draft.header(proposal.getRef()), ProposalStatus.REJECTED))
        .sign(getServiceHub(), new DecisionContract.Commands.Refuse(), getOurIdentity());
  }
}
