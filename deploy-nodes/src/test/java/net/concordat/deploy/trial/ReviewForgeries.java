// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.util.List;
import net.concordat.cheat.CopyDecidedFlow;
import net.concordat.cheat.ShowUnsignedFlow;
import net.concordat.cheat.TearOffFlow;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.PeopleForgeries.Approved;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.FilteredTransaction;

/** What a member makes of its people's decisions on the versions of others, and shows of them. */
final class ReviewForgeries {
  private static final List<Class<? extends ContractState>> SHOWN =
      List.of(ProposalState.class, DecisionState.class);

  private final PeopleForgeries people;
  private final Bank cheat;

  ReviewForgeries(PeopleForgeries people, Bank cheat) {
    this.people = people;
    this.cheat = cheat;
  }

  /** What the member's people are asked about a version. */
  static ReviewSubject subject(StateAndRef<ModelVersionState> on, Decision decision) {
    ModelVersionState version = on.getState().getData();
    return new ReviewSubject(
        on.getRef(),
        version.id(),
        version.getOwner(),
        decision,
        null,
        null,
        PeopleForgeries.inAnHour());
  }

  /** Carries out a review by the rules; which transaction that is. */
  SecureHash conclude(Approved approved) throws Exception {
    Forger forger = people.concluding(approved).reference(people.own(PeopleRegisterState.class));
    people.made(forger, new DecisionContract.Commands.ConcludeReview());
    return people.madeBy(ProposalState.class, forger).getRef().getTxhash();
  }

  /** Has somebody refuse, by the rules; which transaction that is. */
  SecureHash refuse(StateAndRef<ProposalState> proposal, Employee by) throws Exception {
    SecureHash challenge = Challenge.of(proposal, by.role(), Decision.REJECT).getHash();
    Forger forger = people.forge().input(proposal).reference(people.enrolled(by));
    forger
        .output(
            proposal
                .getState()
                .getData()
                .withStatus(forger.header(proposal.getRef()), ProposalStatus.REJECTED))
        .output(
            people.decision(
                forger.header(),
                proposal,
                by,
                Decision.REJECT,
                people.signed(challenge, by),
                true));
    people.made(forger, new DecisionContract.Commands.Refuse());
    return people.madeBy(ProposalState.class, forger).getRef().getTxhash();
  }

  /** A review that nobody decided, as if two had, with passkeys of the administrator's own. */
  Forger undecided(StateAndRef<ProposalState> proposal) {
    Forger forger = people.concluding(proposal, List.of(), List.of());
    for (Role role : PeopleScene.RULE) {
      Employee invented = new Employee(role);
      forger.output(
          people.decision(
              forger.header(),
              proposal,
              invented,
              Decision.APPROVE,
              people.signed(proposal, invented),
              true));
    }
    return forger.reference(people.own(PeopleRegisterState.class));
  }

  /** Says that a member decided as its people are said to have. */
  Forger approving(
      StateAndRef<ModelVersionState> on, Party member, ReviewSubject subject, TornOff shown) {
    Forger forger = people.forge().reference(on);
    return forger.output(ApprovalState.of(forger.header(), member, subject, shown.id()));
  }

  /** Proposal and decisions of a transaction that the notary signed. */
  TornOff shown(SecureHash txId) throws Exception {
    return cheat.run(TearOffFlow.class, txId, SHOWN);
  }

  /** The proposal alone. */
  TornOff withoutDecisions(SecureHash txId) throws Exception {
    return cheat.run(TearOffFlow.class, txId, List.of(ProposalState.class));
  }

  /** Proposal and decisions of a transaction under the notary's signature of another. */
  TornOff unsigned(SecureHash txId, TornOff another) throws Exception {
    FilteredTransaction unsigned = cheat.run(ShowUnsignedFlow.class, txId, SHOWN);
    return new TornOff(unsigned, another.getNotarySignature());
  }

  /** What another member's people decided on a version of this member's. */
  TornOff copied(Party from) throws Exception {
    StateAndRef<ApprovalState> approval =
        people.ever(ApprovalState.class, found -> found.getMember().equals(from));
    return cheat.run(CopyDecidedFlow.class, approval.getRef().getTxhash());
  }
}
