// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.approval.RequestDecisionFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.consortium.CastVoteFlow;
import net.concordat.workflows.consortium.OpenAmendmentsFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowLogic;

/**
 * Two banks, and what they do before a command is given.
 *
 * @param consortium whose members they are; one approval makes a version approved
 * @param owner of the model
 * @param peer who gets it or decides on it
 * @param endowment what the owner has
 * @param since when they begin
 */
record Cast(
    TrialConsortium consortium, Party owner, Party peer, Endowment endowment, Instant since) {
  /** Bytes of an artifact that nobody fetches. */
  static final long SMALL = 1 << 10;

  /** Bytes of an artifact that goes over in many parts, so that a kill can fall between two. */
  static final long SEVERAL_PARTS = 12L << 20;

  /** A training that spends next to nothing of a budget. */
  private static final TrainingMechanism LITTLE =
      new TrainingMechanism(1_000_000_000L, 4_000_000, 1);

  <T extends ConcordatState> Command<T> byOwnerAlone(
      Class<? extends FlowLogic<StateAndRef<T>>> flow, Class<T> produces, Object... arguments) {
    return command(owner, List.of(), flow, produces, arguments);
  }

  <T extends ConcordatState> Command<T> byOwner(
      Class<? extends FlowLogic<StateAndRef<T>>> flow, Class<T> produces, Object... arguments) {
    return command(owner, List.of(peer), flow, produces, arguments);
  }

  <T extends ConcordatState> Command<T> byPeer(
      Class<? extends FlowLogic<StateAndRef<T>>> flow, Class<T> produces, Object... arguments) {
    return command(peer, List.of(owner), flow, produces, arguments);
  }

  <T extends ConcordatState> Command<T> byOwnerToAll(
      Class<? extends FlowLogic<StateAndRef<T>>> flow, Class<T> produces, Object... arguments) {
    List<Party> others = new ArrayList<>(consortium.banks());
    others.remove(owner);
    others.remove(peer);
    others.add(0, peer);
    return command(owner, others, flow, produces, arguments);
  }

  private <T extends ConcordatState> Command<T> command(
      Party initiator,
      List<Party> others,
      Class<? extends FlowLogic<StateAndRef<T>>> flow,
      Class<T> produces,
      Object... arguments) {
    String id = TrialConsortium.commandId();
    List<Object> all = new ArrayList<>(List.of(id));
    all.addAll(List.of(arguments));
    return new Command<>(since, id, initiator, others, flow, all, produces, null);
  }

  VersionProposal proposal(long bytes) throws Exception {
    return endowment.proposal(endowment.artifact(bytes));
  }

  ModelVersionState published(long bytes) throws Exception {
    return consortium.publish(owner, proposal(bytes));
  }

  UUID offered(ModelVersionState version) throws Exception {
    StateAndRef<GrantState> offered =
        operator(owner)
            .run(
                OfferGrantFlow.class,
                TrialConsortium.commandId(),
                consortium.drafts().offer(version, peer, GrantKind.REVIEW));
    UUID grantId = offered.getState().getData().getGrantId();
    operator(peer).awaitGrant(grantId);
    return grantId;
  }

  void ask(ModelVersionState version) throws Exception {
    operator(owner)
        .run(
            RequestDecisionFlow.class,
            version.getModelId(),
            version.getVersion(),
            List.of(operator(peer).identity()));
    operator(peer).awaitVersion(version);
  }

  void decide(ModelVersionState version) throws Exception {
    operator(peer)
        .run(
            DecideModelVersionFlow.class,
            TrialConsortium.commandId(),
            consortium.review(peer, version));
  }

  /** Somebody new. */
  ProposalSubject somebody() {
    Person person =
        new Person(
            UUID.randomUUID(),
            PasskeyPublicKey.of(SoftwareAuthenticator.inMemory().publicKey()),
            List.of(Role.MODEL_DEVELOPER));
    return new EnrolSubject(person, 0);
  }

  /** The use of a version of the owner's own. */
  ProposalSubject use() throws Exception {
    ModelVersionState version = endowment.adoptable(peer);
    return new AdoptSubject(
        version.id(),
        TrialConsortium.PURPOSE,
        null,
        version.getArtifact().getDigest(),
        Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
  }

  /** The place of champion for what the owner has just begun to use. */
  ProposalSubject champion() throws Exception {
    StateAndRef<ProposalState> asked = asked(use());
    consortium.people(owner).decide(operator(owner), asked);
    return new PromoteSubject(
        AdoptionState.idOf(asked.getRef()), TrialConsortium.PURPOSE, AliasPlace.CHAMPION);
  }

  /** Something that the owner's people are asked. */
  StateAndRef<ProposalState> asked(ProposalSubject subject) throws Exception {
    return consortium.people(owner).ask(operator(owner), subject);
  }

  /** Something that the owner's people have approved, and the owner has not carried out. */
  UUID approved(ProposalSubject subject) throws Exception {
    StateAndRef<ProposalState> asked = asked(subject);
    consortium.people(owner).approve(operator(owner), asked);
    return asked.getState().getData().getProposalId();
  }

  /** What the training of an artifact cost. */
  SpendProposal cost(ArtifactDescription artifact) throws Exception {
    endowment.openBudget();
    return new SpendProposal(
        Endowment.ROWS,
        endowment.proposal(artifact).getProvenance().getDataCommitment(),
        artifact.getDigest(),
        LITTLE);
  }

  /** A version whose training the owner's budget has paid for. */
  VersionProposal paidFor() throws Exception {
    ArtifactDescription artifact = endowment.artifact(SMALL);
    StateAndRef<SpendState> spent =
        operator(owner).run(SpendBudgetFlow.class, TrialConsortium.commandId(), cost(artifact));
    SpendState spend = spent.getState().getData();
    return endowment.proposal(artifact, spend.claim(), null, spend.getHeader().getCommandId());
  }

  /** What one of the owner's people makes of a proposal. */
  Assertion signed(StateAndRef<ProposalState> asked, Role role) throws Exception {
    return consortium.people(owner).signed(operator(owner), asked, role);
  }

  /** A charter that differs from the one in force in one number. */
  Amendment amendment() throws IOException {
    StateAndRef<ConsortiumState> current = consortium.current(owner);
    Charter charter = current.getState().getData().charter();
    ConsortiumRules rules = charter.getRules();
    return new Amendment(
        current.getRef(),
        new Charter(
            charter.getName(),
            charter.getMembers(),
            charter.getObservers(),
            charter.getNotary(),
            new ConsortiumRules(
                rules.getApprovalThreshold(),
                rules.getAmendmentThreshold(),
                rules.getPurposes(),
                rules.getDataDomains(),
                rules.getMaxUnobservedSeconds() + 1,
                rules.getAttestationRule(),
                rules.isDevelopmentNetwork(),
                rules.getAllowedContractJars(),
                rules.getContractKey(),
                rules.getMostFederatedChangeMillionths())));
  }

  /** Both vote for an amendment, and the owner hears of it. */
  Amendment votedFor() throws Exception {
    Amendment amendment = amendment();
    List<net.corda.core.identity.Party> voters = new ArrayList<>();
    for (Party voter : List.of(owner, peer)) {
      operator(voter)
          .run(CastVoteFlow.class, TrialConsortium.commandId(), amendment, voteExpiresAt());
      voters.add(operator(voter).identity());
    }
    // Others may have voted for the same before.
    Patience.await(
        Duration.ofSeconds(60),
        owner + " to hear of both votes",
        () ->
            operator(owner).run(OpenAmendmentsFlow.class).stream()
                .filter(open -> open.getAmendment().equals(amendment))
                .anyMatch(open -> open.getVoters().containsAll(voters)));
    return amendment;
  }

  static Instant voteExpiresAt() {
    return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
  }

  private Bank operator(Party party) throws IOException {
    return consortium.network().operator(party);
  }
}
