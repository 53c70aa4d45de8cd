// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.trial.PeopleForgeries.inAnHour;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentContract;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.AdoptionForgeries.Right;
import net.concordat.deploy.trial.PeopleForgeries.Approved;
import net.concordat.workflows.delivery.RequestDeliveryFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.GrantOffer;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bank C tries to use versions that it may not use, or otherwise than its people decided. */
interface AdoptionAttempts {
  PeopleScene scene();

  @Test
  @Order(20)
  default void nobodyWhoDevelopedAVersionDecidesOnItsUse() throws Exception {
    AdoptionForgeries adoptions = scene().adoptions;
    Right own = scene().own;
    ModelVersionState version = own.version().getState().getData();
    Approved byDeveloper =
        scene()
            .people
            .approved(
                AdoptionForgeries.subject(version.id(), inAnHour()),
                scene().developer.as(Role.MODEL_VALIDATOR),
                scene().approver);
    refuse("adoption-developer", adoptions.adopting(byDeveloper, own));
    refuse("adoption-development", adoptions.adopting(byDeveloper, new Right(own.version())));
    // A second development of the same artifact, which leaves the developer out.
    StateAndRef<DevelopmentState> second =
        adoptions.developed(version.getArtifact().getDigest(), scene().validator);
    refuse(
        "adoption-development", adoptions.adopting(byDeveloper, new Right(own.version(), second)));
  }

  @Test
  @Order(21)
  default void nobodyIsLeftOutOfWhatDevelopersSigned() throws Exception {
    AdoptionForgeries adoptions = scene().adoptions;
    Employee developer = scene().developer;
    Employee other = scene().validator;
    SecureHash artifact = SecureHash.sha256("developed by two");
    refuseDevelopment(
        "assertion-challenge",
        adoptions.recording(artifact, List.of(other), List.of(developer, other)));
    refuseDevelopment(
        "development-people",
        adoptions
            .recording(artifact, List.of(other), List.of(other))
            .reference(scene().people.enrolled(developer)));
    Employee inAnothersName =
        new Employee(other.id(), other.roles(), new Employee(Role.MODEL_DEVELOPER).authenticator());
    refuseDevelopment(
        "assertion-signature",
        adoptions.recording(artifact, List.of(inAnothersName), List.of(inAnothersName)));
  }

  @Test
  @Order(22)
  default void anothersVersionIsUsedOnlyAsItWasGranted() throws Exception {
    AdoptionForgeries adoptions = scene().adoptions;
    StateAndRef<ModelVersionState> theirs = scene().theirs;
    VersionId version = theirs.getState().getData().id();
    Approved approved = approved(AdoptionForgeries.subject(version, inAnHour()));
    refuse("adoption-grant", adoptions.adopting(approved, new Right(theirs)));
    StateAndRef<GrantState> toReview = granted(GrantKind.REVIEW, inDays(1));
    StateAndRef<DeliveryReceiptState> reviewed = delivered();
    refuse(
        "grant-review-only", adoptions.adopting(approved, new Right(theirs, toReview, reviewed)));
    refuseUnderOneThatEnds(approved, reviewed);
    StateAndRef<GrantState> toUse = granted(GrantKind.USE, inDays(1));
    Right right = new Right(theirs, toUse, delivered());
    Approved elsewhere =
        approved(AdoptionForgeries.subject(version, TrialConsortium.OTHER_PURPOSE, inAnHour()));
    refuse("adoption-purpose", adoptions.adopting(elsewhere, right));
    Approved longer = approved(AdoptionForgeries.subject(version, inDays(2)));
    refuse("adoption-expiry", adoptions.adopting(longer, right));
    adoptions.adopt(approved, right);
  }

  /** Without its receipt; in a time window that ends after the grant; and once it was revoked. */
  private void refuseUnderOneThatEnds(
      Approved approved, StateAndRef<DeliveryReceiptState> ofAnother) throws Exception {
    AdoptionForgeries adoptions = scene().adoptions;
    StateAndRef<ModelVersionState> theirs = scene().theirs;
    StateAndRef<GrantState> ending =
        granted(GrantKind.USE, Instant.now().plusSeconds(250).truncatedTo(ChronoUnit.SECONDS));
    refuse("adoption-grant", adoptions.adopting(approved, new Right(theirs, ending)));
    refuse("adoption-grant", adoptions.adopting(approved, new Right(theirs, ending, ofAnother)));
    StateAndRef<DeliveryReceiptState> received = delivered();
    Right standing = new Right(theirs, ending, received);
    refuse("grant-expired", adoptions.adopting(approved, standing).within(Duration.ofMinutes(5)));
    UUID grantId = ending.getState().getData().getGrantId();
    StateAndRef<GrantState> revoked =
        scene().a.run(RevokeGrantFlow.class, TrialConsortium.commandId(), grantId);
    Patience.await(
        Duration.ofSeconds(60),
        "BankC to know of the revocation",
        () -> scene().c.known(GrantState.class).contains(revoked));
    refuse("grant-active", adoptions.adopting(approved, new Right(theirs, revoked, received)));
    Approved brief =
        approved(
            AdoptionForgeries.subject(
                theirs.getState().getData().id(),
                ending.getState().getData().getTerms().getExpiresAt()));
    refuse("states have already been used", adoptions.adopting(brief, standing));
  }

  @Test
  @Order(23)
  default void whatWasSignedForAnotherAdoptionIsRefused() throws Exception {
    PeopleForgeries people = scene().people;
    Employee approver = scene().approver;
    VersionId own = scene().own.version().getState().getData().id();
    Instant until = inAnHour();
    AdoptSubject subject = AdoptionForgeries.subject(own, until);
    StateAndRef<ProposalState> proposal = people.propose(subject);
    ProposalState asked = proposal.getState().getData();
    VersionId theirs = scene().theirs.getState().getData().id();
    List<StateAndRef<ProposalState>> others =
        List.of(
            like(proposal, asked.getMember(), AdoptionForgeries.subject(theirs, until)),
            like(
                proposal,
                asked.getMember(),
                AdoptionForgeries.subject(own, TrialConsortium.OTHER_PURPOSE, until)),
            like(proposal, scene().a.identity(), subject),
            inAnotherNetwork(proposal),
            new StateAndRef<>(
                proposal.getState(),
                new StateRef(Forgeries.INVENTED, proposal.getRef().getIndex())));
    for (StateAndRef<ProposalState> other : others) {
      scene()
          .honest
          .refuseBy(
              "assertion-challenge",
              people.deciding(proposal, approver, people.signed(other, approver)),
              new DecisionContract.Commands.Decide());
    }
    // Recorded by the rules, and then said to be about something else.
    Approved another = approved(AdoptionForgeries.subject(theirs, until));
    refuse(
        "decision-proposal",
        scene()
            .adoptions
            .adopting(new Approved(proposal, another.decisions(), another.by()), scene().own));
  }

  /** The same proposal, as it would be of another member or about something else. */
  private static StateAndRef<ProposalState> like(
      StateAndRef<ProposalState> proposal, Party member, AdoptSubject subject) {
    ProposalState asked = proposal.getState().getData();
    return with(
        proposal,
        new ProposalState(
            asked.getHeader(),
            member,
            asked.getProposalId(),
            subject,
            asked.getRequiredRoles(),
            asked.getExpiresAt(),
            ProposalStatus.OPEN));
  }

  private static StateAndRef<ProposalState> inAnotherNetwork(StateAndRef<ProposalState> proposal) {
    ProposalState asked = proposal.getState().getData();
    StateHeader header = asked.getHeader();
    return with(
        proposal,
        asked.withStatus(
            new StateHeader(
                Forgeries.INVENTED,
                header.getObservers(),
                header.getAt(),
                header.getCommandId(),
                null),
            ProposalStatus.OPEN));
  }

  private static StateAndRef<ProposalState> with(
      StateAndRef<ProposalState> proposal, ProposalState data) {
    TransactionState<ProposalState> state = proposal.getState();
    return new StateAndRef<>(
        new TransactionState<>(
            data, state.getContract(), state.getNotary(), null, state.getConstraint()),
        proposal.getRef());
  }

  private Approved approved(AdoptSubject subject) throws Exception {
    return scene().people.approved(subject, scene().validator, scene().approver);
  }

  private static Instant inDays(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Bank A grants its version to bank C. */
  private StateAndRef<GrantState> granted(GrantKind kind, Instant expiresAt) throws Exception {
    ModelVersionState version = scene().theirs.getState().getData();
    UUID grantId = UUID.randomUUID();
    UsageTerms terms =
        new UsageTerms(
            List.of(TrialConsortium.PURPOSE),
            true,
            false,
            false,
            expiresAt,
            version.getPolicy().getTerms().getNonPrivate());
    scene()
        .a
        .run(
            OfferGrantFlow.class,
            grantId.toString(),
            new GrantOffer(
                version.getModelId(), version.getVersion(), scene().c.identity(), kind, terms));
    scene().c.awaitGrant(grantId);
    return scene().c.run(AcceptGrantFlow.class, TrialConsortium.commandId(), grantId);
  }

  /** Bank C fetches the version, under the newest grant of it. */
  private StateAndRef<DeliveryReceiptState> delivered() throws Exception {
    ModelVersionState version = scene().theirs.getState().getData();
    return scene()
        .c
        .run(
            RequestDeliveryFlow.class,
            TrialConsortium.commandId(),
            scene().a.identity(),
            version.getModelId(),
            version.getVersion());
  }

  private void refuse(String rule, Forger forger) throws Exception {
    scene().honest.refuseBy(rule, forger, new AdoptionContract.Commands.Adopt());
  }

  private void refuseDevelopment(String rule, Forger forger) throws Exception {
    scene().honest.refuseBy(rule, forger, new DevelopmentContract.Commands.Record());
  }
}
