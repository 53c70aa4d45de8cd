// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.security.PublicKey;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.registry.ledger.AskedProposal;
import net.concordat.registry.ledger.Ballot;
import net.concordat.registry.ledger.EnrolledPerson;
import net.concordat.registry.ledger.MistrustedNodeException;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleDesk;
import net.concordat.registry.ledger.RelyingParty;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.identity.Party;
import org.springframework.stereotype.Component;

/**
 * Between the bank's people and its node, which it does not trust: what the node asks to sign is
 * computed again from the proposal before anybody is shown it.
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
        .orElseThrow(() -> Refusals.of(FlowRule.FOUND.refusal(us.getName() + " is no member")));
  }

  @Override
  public PasskeyKey key(PublicKey key) {
    try {
      return DeskRecords.key(PasskeyPublicKey.of(key));
    } catch (IllegalArgumentException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public List<EnrolledPerson> people() {
    return node.people().stream()
        .flatMap(enrolled -> enrolled.getPeople().stream())
        .map(DeskRecords::person)
        .toList();
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
}
