// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.trial.PeopleForgeries.inAnHour;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.deploy.trial.AdoptionForgeries.Change;
import net.concordat.deploy.trial.AdoptionForgeries.Right;
import net.concordat.deploy.trial.PeopleForgeries.Approved;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bank C tries to have more of its adoptions, or longer, than its people decided. */
interface PromotionAttempts {
  ConcordatCommand ADOPT = new AdoptionContract.Commands.Adopt();
  ConcordatCommand PROMOTE = new AdoptionContract.Commands.Promote();
  ConcordatCommand RETIRE = new AdoptionContract.Commands.Retire();

  PeopleScene scene();

  @Test
  @Order(30)
  default void anAdoptionIsWhatPeopleOfThisBankDecidedAndOnTime() throws Exception {
    HonestParties honest = scene().honest;
    AdoptionForgeries adoptions = scene().adoptions;
    Party partyA = scene().a.identity();
    Right own = scene().own;
    AdoptSubject subject = AdoptionForgeries.subject(versionOf(own), inAnHour());
    Approved approved = approved(subject);
    honest.refuseBy(
        "adoption-decided",
        adoptions.adopting(
            approved,
            own,
            AdoptionForgeries.subject(versionOf(own), subject.getExpiresAt().plusSeconds(1)),
            scene().c.identity()),
        ADOPT);
    // The supplier of a version for the bank that is to use it.
    honest.refuseBy("frame-private", adoptions.adopting(approved, own, subject, partyA), ADOPT);
    honest.refuseBy(
        "frame-private",
        askingInTheNameOf(partyA, subject),
        new DecisionContract.Commands.Propose());
    Instant now = Instant.now();
    for (TimeWindow window :
        List.of(
            TimeWindow.fromOnly(now.minusSeconds(30)),
            TimeWindow.untilOnly(now.plusSeconds(60)),
            TimeWindow.between(now.minusSeconds(30), now.plus(Duration.ofMinutes(5))))) {
      honest.refuseBy("frame-time-window", adoptions.adopting(approved, own).within(window), ADOPT);
    }
    adoptions.adopt(approved, own);
  }

  private Forger askingInTheNameOf(Party member, ProposalSubject subject) {
    StateAndRef<PeopleRegisterState> register = scene().people.own(PeopleRegisterState.class);
    PeopleRegisterState rule = register.getState().getData();
    Forger forger = scene().people.forge().reference(register);
    return forger.output(
        ProposalState.open(
            forger.header(),
            new PeopleRegisterState(
                rule.getHeader(),
                member,
                rule.getRule(),
                rule.getPersonIds(),
                rule.getKeyDigests()),
            subject,
            inAnHour()));
  }

  @Test
  @Order(31)
  default void thereIsOneChampionInOneRegister() throws Exception {
    HonestParties honest = scene().honest;
    AdoptionForgeries adoptions = scene().adoptions;
    StateAndRef<AdoptionState> ours = adoption(scene().c.identity());
    StateAndRef<AdoptionState> theirs = adoption(scene().a.identity());
    Right own = scene().own;
    Right granted = granted();
    Approved oursFirst = approved(AdoptionForgeries.champion(ours));
    Approved theirsFirst = approved(AdoptionForgeries.champion(theirs));
    // Two promotions at once, both made of the register as it stands.
    Forger late = adoptions.promoting(theirsFirst, theirs, granted);
    scene().people.made(adoptions.promoting(oursFirst, ours, own), PROMOTE);
    honest.refuseBy("states have already been used", late, PROMOTE);

    UUID champion = ours.getState().getData().getAdoptionId();
    UUID second = theirs.getState().getData().getAdoptionId();
    honest.refuseBy(
        "frame-bounded",
        adoptions.promoting(
            theirsFirst,
            theirs,
            granted,
            leaving(
                new Alias(TrialConsortium.PURPOSE, champion, List.of()),
                new Alias(TrialConsortium.PURPOSE, second, List.of()))),
        PROMOTE);
    honest.refuseBy(
        "alias-promotion",
        adoptions.promoting(
            theirsFirst,
            theirs,
            granted,
            leaving(
                new Alias(TrialConsortium.OTHER_PURPOSE, champion, List.of()),
                new Alias(TrialConsortium.PURPOSE, second, List.of()))),
        PROMOTE);
    honest.refuseBy("alias-adoption", adoptions.promoting(theirsFirst, ours, own), PROMOTE);
    Forger apart = adoptions.withoutRegister(theirsFirst, theirs, granted);
    honest.refuseBy("frame-state-counts", apart.output(another(apart)), PROMOTE);
    Forger beside = adoptions.promoting(theirsFirst, theirs, granted);
    honest.refuseBy("frame-state-counts", beside.output(another(beside)), PROMOTE);
    honest.refuseBy(
        "frame-supersedes",
        adoptions.promoting(
            theirsFirst,
            theirs,
            granted,
            (header, before) ->
                AliasRegisterState.empty(first(header), before.getMember())
                    .with(first(header), TrialConsortium.PURPOSE, second, AliasPlace.CHAMPION)),
        PROMOTE);

    // Who lost the race takes the next turn with the same decisions.
    scene().people.made(adoptions.promoting(theirsFirst, theirs, granted), PROMOTE);
    assertThat(adoptions.register().getState().getData().getAliases())
        .containsExactly(new Alias(TrialConsortium.PURPOSE, second, List.of()));
  }

  private static StateHeader first(StateHeader header) {
    return new StateHeader(
        header.getConsortiumId(),
        header.getObservers(),
        header.getAt(),
        header.getCommandId(),
        null);
  }

  /** A register that stands in no other's place. */
  private AliasRegisterState another(Forger forger) {
    return AliasRegisterState.empty(forger.header(), scene().c.identity());
  }

  private Change leaving(Alias... aliases) {
    return (header, before) -> new AliasRegisterState(header, before.getMember(), List.of(aliases));
  }

  @Test
  @Order(32)
  default void whatIsRetiredIsNeverUsedAgain() throws Exception {
    HonestParties honest = scene().honest;
    PeopleForgeries people = scene().people;
    AdoptionForgeries adoptions = scene().adoptions;
    Right granted = granted();
    StateAndRef<AdoptionState> standing = adoption(scene().a.identity());
    UUID adoptionId = standing.getState().getData().getAdoptionId();
    Approved again = approved(AdoptionForgeries.champion(standing));
    honest.refuseBy(
        "alias-retirement",
        adoptions.retiring(
            standing,
            (header, before) ->
                new AliasRegisterState(header, before.getMember(), before.getAliases())),
        RETIRE);
    people.made(
        adoptions.retiring(standing, (header, before) -> before.without(header, adoptionId)),
        RETIRE);
    assertThat(adoptions.register().getState().getData().getAliases()).isEmpty();

    StateAndRef<AdoptionState> retired = adoption(scene().a.identity());
    honest.refuseBy("alias-adoption", adoptions.promoting(again, retired, granted), PROMOTE);
    honest.refuseBy(
        "states have already been used", adoptions.promoting(again, standing, granted), PROMOTE);
    honest.refuseBy(
        "adoption-change",
        adoptions.reinstating(approved(new ReinstateSubject(adoptionId)), retired, granted),
        new AdoptionContract.Commands.Reinstate());
    // What it was adopted by, as it was and as it is since.
    honest.refuseBy(
        "states have already been used",
        adoptions.adopting(served(standing, false), granted),
        ADOPT);
    honest.refuseBy("decided-counted", adoptions.adopting(served(standing, true), granted), ADOPT);
  }

  /** The one adoption of a version of a bank's, as it stands. */
  private StateAndRef<AdoptionState> adoption(Party owner) {
    return scene().people.only(AdoptionState.class, found -> found.getOwner().equals(owner));
  }

  /** Bank C's right to use bank A's version. */
  private Right granted() {
    PeopleForgeries people = scene().people;
    StateAndRef<GrantState> grant =
        people.only(
            GrantState.class,
            found -> found.getKind() == GrantKind.USE && found.getStatus() == GrantStatus.ACTIVE);
    UUID grantId = grant.getState().getData().getGrantId();
    return new Right(
        scene().theirs,
        grant,
        people.only(DeliveryReceiptState.class, found -> found.getGrantId().equals(grantId)));
  }

  private static VersionId versionOf(Right right) {
    return right.version().getState().getData().id();
  }

  private Approved approved(ProposalSubject subject) throws Exception {
    return scene().people.approved(subject, scene().validator, scene().approver);
  }

  /**
   * The proposal that led to an adoption, and the decisions on it.
   *
   * @param counted as they are since, instead of as they were
   */
  private Approved served(StateAndRef<AdoptionState> adoption, boolean counted) {
    PeopleForgeries people = scene().people;
    String command = adoption.getState().getData().getHeader().getCommandId();
    StateAndRef<ProposalState> accepted =
        people.ever(ProposalState.class, found -> found.getHeader().getCommandId().equals(command));
    UUID proposalId = accepted.getState().getData().getProposalId();
    StateAndRef<ProposalState> proposal =
        counted
            ? accepted
            : people.ever(
                ProposalState.class,
                found ->
                    found.getProposalId().equals(proposalId)
                        && found.getHeader().getSupersedes() == null);
    List<StateAndRef<DecisionState>> decisions = new ArrayList<>();
    List<Employee> by = List.of(scene().validator, scene().approver);
    for (Employee employee : by) {
      decisions.add(
          people.ever(
              DecisionState.class,
              found ->
                  found.getProposalId().equals(proposalId)
                      && found.getPersonId().equals(employee.id())
                      && found.isCounted() == counted));
    }
    return new Approved(proposal, decisions, by);
  }
}
