// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;

/** Checks that a decision is an enrolled person's answer to one open proposal. */
final class Answer {
  private final LedgerView tx;
  private final StateAndRef<ProposalState> proposal;

  Answer(LedgerView tx, StateAndRef<ProposalState> proposal) {
    this.tx = tx;
    this.proposal = proposal;
  }

  /** Requires that the one approver referenced gave it. */
  void check(DecisionState decision) {
    check(decision, tx.references(ApproverState.class).get(0).getState().getData());
  }

  /** Requires that an approver gave it, and may still do so now. */
  void check(DecisionState decision, ApproverState approver) {
    checkProposal(decision);
    UUID personId = approver.getPerson().getPersonId();
    LedgerRule.DECISION_PERSON.require(
        decision.getPersonId().equals(personId),
        decision.getPersonId() + " decides as " + personId);
    ProposalState asked = proposal.getState().getData();
    LedgerRule.DECISION_PERSON.require(
        !asked.getSubject().about().filter(personId::equals).isPresent(),
        personId + " decides on a proposal about the same person");
    List<Role> required = asked.getRequiredRoles();
    LedgerRule.DECISION_ROLE.require(
        required.isEmpty() || required.contains(decision.getRole()),
        decision.getRole() + " given; the proposal demands " + required);
    approver.requireMayDecide(tx, decision.getRole());
    decision.requireSigned(
        proposal, approver.getPerson().getKey(), tx.consortium().member(asked.getMember()));
  }

  private void checkProposal(DecisionState decision) {
    ProposalState asked = proposal.getState().getData();
    LedgerRule.DECISION_PROPOSAL.require(
        decision.getProposal().equals(proposal.getRef())
            && decision.getProposalId().equals(asked.getProposalId())
            && decision.getSubjectDigest().equals(asked.getSubject().digest()),
        "a decision on " + decision.getProposal() + " about " + decision.getSubjectDigest());
    LedgerRule.DECISION_PROPOSAL.require(
        asked.getStatus() == ProposalStatus.OPEN, "given " + asked.getStatus());
    tx.requireUnexpired(LedgerRule.PROPOSAL_EXPIRY, asked.getExpiresAt());
  }
}
