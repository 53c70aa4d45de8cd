// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyAlgorithm;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.AskedProposal;
import net.concordat.registry.ledger.Ballot;
import net.concordat.registry.ledger.EnrolledPerson;
import net.concordat.registry.ledger.MistrustedNodeException;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleDesk;
import net.concordat.registry.ledger.PersonChange;
import net.concordat.registry.ledger.RelyingParty;
import net.concordat.registry.ledger.SignedDecision;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.springframework.stereotype.Component;

/**
 * Between the bank's people and its node, trusting neither: what the node asks to sign is computed
 * again from the proposal, and what a person signed is verified as the contract will, before it is
 * passed on.
 */
@Component
class NodePeopleDesk implements PeopleDesk {
  private final PeopleNode node;

  NodePeopleDesk(PeopleNode node) {
    this.node = node;
  }

  @Override
  public RelyingParty relyingParty() {
    ConsortiumState consortium = node.consortium();
    return DeskRecords.relyingParty(member(consortium), consortium.getRules().getAttestationRule());
  }

  private Member member(ConsortiumState consortium) {
    Party us = node.identity();
    return consortium.getMembers().stream()
        .filter(member -> member.getParty().equals(us))
        .findFirst()
        .orElseThrow(() -> Refusals.forNow(FlowRule.FOUND.refusal(us.getName() + " is no member")));
  }

  @Override
  public PasskeyKey key(PublicKey key) {
    try {
      return DeskRecords.key(PasskeyPublicKey.of(key));
    } catch (IllegalArgumentException e) {
      throw Refusals.forGood(e);
    }
  }

  @Override
  public List<EnrolledPerson> people() {
    return enrolled().stream().map(DeskRecords::person).toList();
  }

  private List<ApproverState> enrolled() {
    return node.people().map(enrolled -> enrolled.getPeople()).orElse(List.of());
  }

  @Override
  public List<AskedProposal> proposals() {
    return node.proposals().stream().map(NodePeopleDesk::checked).toList();
  }

  private static AskedProposal checked(OpenProposal open) {
    for (net.concordat.workflows.decision.Ballot ballot : open.getBallots()) {
      Challenge challenge = Challenge.of(open.getProposal(), ballot.getRole(), ballot.getVerdict());
      if (!challenge.getHash().equals(ballot.getChallenge())
          || !challenge.code().equals(ballot.getCode())
          || !ballot.getWords().endsWith(challenge.code())) {
        throw new MistrustedNodeException(
            "The node asks to sign something else than it shows, on the proposal "
                + open.getProposal().getState().getData().getProposalId());
      }
    }
    return DeskRecords.proposal(open);
  }

  @Override
  public Ballot ballot(String code) {
    return DeskRecords.ballot(node.ballot(code));
  }

  @Override
  public UUID propose(UUID commandId, PersonChange change, Instant expiresAt) {
    PasskeyKey key = change.key();
    Person person =
        new Person(
            change.personId(),
            new PasskeyPublicKey(
                PasskeyAlgorithm.valueOf(key.algorithm()),
                new OpaqueBytes(Base64.getUrlDecoder().decode(key.encoded()))),
            change.roles().stream().map(Role::valueOf).toList());
    long wait = change.delay().toSeconds();
    ProposalSubject subject =
        find(change.personId()).isPresent()
            ? new ChangePersonSubject(person, wait)
            : new EnrolSubject(person, wait);
    return node.propose(commandId.toString(), subject, expiresAt);
  }

  @Override
  public void record(UUID commandId, SignedDecision decision) {
    Role role = Role.valueOf(decision.role());
    Decision verdict = Decision.valueOf(decision.verdict());
    Assertion assertion =
        new Assertion(
            new OpaqueBytes(decision.authenticatorData()),
            new OpaqueBytes(decision.clientDataJson()),
            new OpaqueBytes(decision.signature()));
    // Once it is recorded, a refusal is no longer open; the node knows a repeated command itself.
    open(decision.proposalId())
        .ifPresent(
            proposal ->
                requireSigned(
                    assertion, Challenge.of(proposal, role, verdict), decision.personId()));
    node.record(
        commandId.toString(), decision.proposalId(), decision.personId(), role, verdict, assertion);
  }

  private Optional<StateAndRef<ProposalState>> open(UUID proposalId) {
    return node.proposals().stream()
        .map(OpenProposal::getProposal)
        .filter(open -> open.getState().getData().getProposalId().equals(proposalId))
        .findFirst();
  }

  private void requireSigned(Assertion assertion, Challenge challenge, UUID personId) {
    Person person =
        find(personId)
            .orElseThrow(() -> Refusals.forNow(FlowRule.FOUND.refusal("no person " + personId)))
            .getPerson();
    Member member = member(node.consortium());
    try {
      assertion.verify(
          person.getKey(), challenge.getHash(), member.getRelyingPartyId(), member.getOrigins());
    } catch (IllegalArgumentException e) {
      throw Refusals.forGood(e);
    }
  }

  private Optional<ApproverState> find(UUID personId) {
    return enrolled().stream()
        .filter(approver -> approver.getPerson().getPersonId().equals(personId))
        .findFirst();
  }

  @Override
  public void carryOut(UUID commandId, UUID proposalId) {
    node.carryOut(commandId.toString(), proposalId);
  }
}
