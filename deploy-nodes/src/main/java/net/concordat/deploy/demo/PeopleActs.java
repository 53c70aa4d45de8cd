// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.Desk;
import net.concordat.deploy.people.Developers;
import net.concordat.deploy.people.Signatory;
import net.concordat.deploy.people.Staff;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.decision.CarryOutFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;

/** What the people of banks decide, each step as one call. */
final class PeopleActs {
  private static final Duration USE = Duration.ofDays(30);

  private final Network network;
  private final Narrator narrator;
  private final Map<Party, Staff> staff = new EnumMap<>(Party.class);
  private boolean refusedOnce;

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

  /** Who made an artifact of a bank's says so, before it is published. */
  StateRef develop(Bank owner, UseCase useCase, String digest) throws Exception {
    Desk desk = new Desk(owner, network.people(owner.party()));
    List<Signatory> developers = List.of(of(owner).in(Role.MODEL_DEVELOPER));
    return narrator
        .ledger(
            owner.party() + "'s developer signs for having made " + useCase.modelName(),
            () -> new Developers(desk, SecureHash.create(digest), developers).record())
        .getRef();
  }

  /** A bank's people decide about another's version, which its owner is yet to be told. */
  UUID review(Bank member, SharedModel model, Verdict verdict) throws Exception {
    return decide(
            member,
            narrator.ledger(
                member.party() + " asks its people whether to approve " + model,
                () -> of(member).ask(member, verdict)),
            "concludes its review")
        .getState()
        .getData()
        .getProposalId();
  }

  /** A bank's people decide to use a version, and to use it before any other. */
  void makeChampion(Bank member, SharedModel model, Path evidence) throws Exception {
    String purpose = model.useCase().name();
    AdoptSubject adopt =
        new AdoptSubject(
            model.version().id(),
            purpose,
            "A person looks at a score before anything is refused for it.",
            SecureHash.sha256(Files.readAllBytes(evidence)),
            Instant.now().plus(USE).truncatedTo(ChronoUnit.SECONDS));
    StateAndRef<ProposalState> adoption =
        narrator.ledger(
            "%s asks its people whether to use %s for %s".formatted(member.party(), model, purpose),
            () -> of(member).ask(member, adopt));
    decide(member, adoption, "adopts it");
    PromoteSubject promote =
        new PromoteSubject(AdoptionState.idOf(adoption.getRef()), purpose, AliasPlace.CHAMPION);
    decide(
        member,
        narrator.ledger(
            member.party() + " asks its people whether to make it champion",
            () -> of(member).ask(member, promote)),
        "makes it champion");
  }

  private StateAndRef<ProposalState> decide(
      Bank member, StateAndRef<ProposalState> proposal, String deed) throws Exception {
    sign(member, proposal, Role.MODEL_VALIDATOR);
    if (!refusedOnce) {
      refusedOnce = true;
      narrator.refused(
          member.party() + "'s node goes on with one person of two",
          () -> carryOut(member, proposal));
    }
    sign(member, proposal, Role.MODEL_APPROVER);
    return narrator.ledger(member.party() + " " + deed, () -> carryOut(member, proposal));
  }

  private void sign(Bank member, StateAndRef<ProposalState> proposal, Role role) throws Exception {
    narrator.ledger(
        "%s's %s signs with a passkey, code %s"
            .formatted(
                member.party(), words(role), Challenge.of(proposal, role, Decision.APPROVE).code()),
        () -> of(member).approve(member, proposal, role));
  }

  private static StateAndRef<ProposalState> carryOut(
      Bank member, StateAndRef<ProposalState> proposal) throws Exception {
    return member.run(
        CarryOutFlow.class, LedgerActs.commandId(), proposal.getState().getData().getProposalId());
  }

  private Staff of(Bank member) {
    return Objects.requireNonNull(staff.get(member.party()));
  }

  private static String words(Role role) {
    return role.name().substring("MODEL_".length()).toLowerCase(Locale.ROOT);
  }
}
