// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.Facts.hex;
import static net.concordat.registry.ledger.internal.Facts.id;
import static net.concordat.registry.ledger.internal.Facts.name;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.DevelopmentFact;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.ShortCode;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;

/** Says in plain words what states say of people and their decisions. */
final class PeopleFacts {
  private PeopleFacts() {}

  static Fact person(ApproverState approver) {
    return new PersonFact(
        approver.getPerson().getPersonId(),
        name(approver.getMember()),
        names(approver.getPerson().getRoles()),
        approver.getPerson().getKey().getAlgorithm().name(),
        hex(approver.getPerson().getKey().digest()),
        approver.getActiveFrom(),
        approver.getWaitSeconds(),
        approver.getStatus().name());
  }

  static Fact proposal(ProposalState proposal, StateRef ref) {
    StateRef asked = proposal.getHeader().getSupersedes();
    return new ProposalFact(
        proposal.getProposalId(),
        name(proposal.getMember()),
        Subjects.of(proposal.getSubject()),
        hex(proposal.getSubject().digest()),
        names(proposal.getRequiredRoles()),
        proposal.getExpiresAt(),
        proposal.getStatus().name(),
        codes(proposal, asked == null ? ref : asked));
  }

  /** What people sign names the proposal as it was asked. */
  private static List<ShortCode> codes(ProposalState proposal, StateRef asked) {
    StateAndRef<ProposalState> open =
        new StateAndRef<>(new TransactionState<>(proposal, proposal.getMember()), asked);
    List<Role> required = proposal.getRequiredRoles();
    List<ShortCode> codes = new ArrayList<>();
    for (Role role : required.isEmpty() ? EnumSet.allOf(Role.class) : EnumSet.copyOf(required)) {
      for (Decision verdict : Decision.values()) {
        codes.add(
            new ShortCode(role.name(), verdict.name(), Challenge.of(open, role, verdict).code()));
      }
    }
    return codes;
  }

  static DecisionFact decision(DecisionState decision) {
    return new DecisionFact(
        decision.getProposalId(),
        name(decision.getMember()),
        id(decision.getProposal()),
        hex(decision.getSubjectDigest()),
        decision.getPersonId(),
        decision.getRole().name(),
        decision.getVerdict().name(),
        decision.isCounted());
  }

  static Fact development(DevelopmentState development) {
    return new DevelopmentFact(
        name(development.getMember()),
        hex(development.getArtifactDigest()),
        HexFormat.of().formatHex(development.getSalt().getBytes()),
        development.getDevelopers().stream()
            .map(developer -> hex(developer.getPersonDigest()))
            .toList());
  }

  static List<String> names(List<Role> roles) {
    return roles.stream().map(Role::name).toList();
  }
}
