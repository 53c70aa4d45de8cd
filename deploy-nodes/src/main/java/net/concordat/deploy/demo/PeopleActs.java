// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.Staff;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.decision.CarryOutFlow;
import net.corda.core.contracts.StateAndRef;

/** What the people of banks decide, each step as one call. */
final class PeopleActs {
  private final Network network;
  private final Narrator narrator;
  private final Map<Party, Staff> staff = new EnumMap<>(Party.class);

  PeopleActs(Network network, Narrator narrator) {
    this.network = network;
    this.narrator = narrator;
  }

  /** A bank enrols its first three people. */
  void enrol(Bank bank) throws Exception {
    staff.put(
        bank.party(),
        narrator.step(
            bank.party() + " enrols a validator, an approver and a developer, each with a passkey",
            () -> Staff.enrol(bank, network.people(bank.party()))));
  }

  /** A bank's people decide about another's version, which its owner is yet to be told. */
  UUID review(Bank member, SharedModel model, Verdict verdict) throws Exception {
    Staff people = Objects.requireNonNull(staff.get(member.party()));
    StateAndRef<ProposalState> proposal =
        narrator.ledger(
            member.party() + " asks its people whether to approve " + model,
            () -> people.ask(member, verdict));
    for (Role role : Staff.RULE) {
      narrator.ledger(
          "%s's %s signs with a passkey, code %s"
              .formatted(
                  member.party(),
                  words(role),
                  Challenge.of(proposal, role, Decision.APPROVE).code()),
          () -> people.approve(member, proposal, role));
    }
    UUID proposalId = proposal.getState().getData().getProposalId();
    narrator.ledger(
        member.party() + " concludes its review",
        () -> member.run(CarryOutFlow.class, LedgerActs.commandId(), proposalId));
    return proposalId;
  }

  private static String words(Role role) {
    return role.name().substring("MODEL_".length()).toLowerCase(Locale.ROOT);
  }
}
