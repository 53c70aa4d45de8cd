// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Base64;
import java.util.List;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.AskedProposal;
import net.concordat.registry.ledger.Ballot;
import net.concordat.registry.ledger.EnrolledPerson;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.RelyingParty;
import net.concordat.workflows.decision.OpenProposal;

/** Says in plain words what the node says of the bank's people. */
final class DeskRecords {
  private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

  private DeskRecords() {}

  static RelyingParty relyingParty(Member member, AttestationRule rule) {
    return new RelyingParty(
        member.getParty().getName().toString(),
        member.getRelyingPartyId(),
        member.getOrigins(),
        RuleFacts.attestation(rule));
  }

  static PasskeyKey key(PasskeyPublicKey key) {
    return new PasskeyKey(
        key.getAlgorithm().name(),
        BASE_64.encodeToString(key.getEncoded().getBytes()),
        Facts.hex(key.digest()));
  }

  static EnrolledPerson person(ApproverState approver) {
    return new EnrolledPerson(
        approver.getPerson().getPersonId(),
        names(approver.getPerson().getRoles()),
        approver.getStatus().name(),
        approver.getActiveFrom(),
        Facts.hex(approver.getPerson().getKey().digest()));
  }

  static AskedProposal proposal(OpenProposal open) {
    return new AskedProposal(
        open.getProposal().getState().getData().getProposalId(),
        open.getBallots().stream().map(DeskRecords::ballot).toList());
  }

  static Ballot ballot(net.concordat.workflows.decision.Ballot ballot) {
    return new Ballot(
        ballot.getRole().name(),
        ballot.getVerdict().name(),
        BASE_64.encodeToString(ballot.getChallenge().getBytes()),
        ballot.getCode(),
        ballot.getWords());
  }

  private static List<String> names(List<Role> roles) {
    return roles.stream().map(Role::name).toList();
  }
}
