// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.Party.BANK_A;
import static net.concordat.deploy.Party.BANK_B;
import static net.concordat.deploy.Party.BANK_C;
import static net.concordat.deploy.Party.REGULATOR;
import static net.concordat.deploy.trial.Forgeries.INVENTED;
import static net.concordat.deploy.trial.Forgeries.link;
import static net.concordat.deploy.trial.Forgeries.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.concordat.cheat.Attempt;
import net.concordat.cheat.BringJarFlow;
import net.concordat.cheat.LooseConsortiumContract;
import net.concordat.cheat.MoveStateFlow;
import net.concordat.cheat.PretendConsortiumFlow;
import net.concordat.cheat.ReplaceContractFlow;
import net.concordat.cheat.TearOffFlow;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutContract;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.NodeDirectory;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Custody;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.model.WithdrawVersionFlow;
import net.concordat.workflows.sharing.AcceptGrantFlow;
import net.concordat.workflows.sharing.GrantOffer;
import net.concordat.workflows.sharing.OfferGrantFlow;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.AlwaysAcceptAttachmentConstraint;
import net.corda.core.contracts.HashAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bank C's node does what its operator wants, and its operator wants to get round the rules. Each
 * transaction goes to the notary, and, refused there, to the honest parties all the same. Who
 * refused, and by which rule, is asserted for each; in the end, that none of them recorded any.
 */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BypassIT {
  private static final int BYTES = 1000;

  /** What each bank's rows are called; others see no more of them. */
  private static final SecureHash ROWS = SecureHash.sha256("rows");

  /** After all that needs C to be an active member. */
  private static final int LATE = Integer.MAX_VALUE - 1;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private static Path folder;

  private TrialNetwork network;
  private HonestParties honest;
  private TrialConsortium trial;
  private Bank c;
  private Forgeries forgeries;
  private Party partyA;
  private Party partyB;
  private Party partyC;

  /** A's, approved; C may use it, but not share it onward. */
  private StateAndRef<ModelVersionState> shared;

  private StateAndRef<GrantState> grantOfC;

  /** A's, approved; C was only asked to review it. */
  private StateAndRef<ModelVersionState> reviewed;

  /** A's, pending; C is asked to review it. */
  private StateAndRef<ModelVersionState> undecided;

  /** What C's people decided on the version that it reviewed. */
  private TornOff decidedByC;

  /** C's own, pending. */
  private StateAndRef<ModelVersionState> own;

  @BeforeAll
  void shareAndApprove() throws Exception {
    network =
        TrialNetwork.start(
            folder.resolve("state"),
            net.concordat.deploy.Party.all(),
            net.concordat.deploy.Party.all(),
            founded -> founded.withCheatAt(BANK_C));
    honest = new HonestParties(network, BANK_A, BANK_B, REGULATOR);
    trial = TrialConsortium.found(network, 1, 2);
    c = network.operator(BANK_C);
    forgeries = new Forgeries(c, trial.founded().getHeader().getConsortiumId());
    partyA = network.operator(BANK_A).identity();
    partyB = network.operator(BANK_B).identity();
    partyC = c.identity();
    TrialHoldouts.commit(network.operator(BANK_B), ROWS);
    TrialHoldouts.commit(c, ROWS);
    ModelVersionState use =
        trial.approve(BANK_A, publish(BANK_A, "shared with C", 1), List.of(BANK_B));
    UUID grant = offerForUse(use);
    c.awaitGrant(grant);
    c.run(AcceptGrantFlow.class, TrialConsortium.commandId(), grant);
    ModelVersionState review = publish(BANK_A, "reviewed by C", 2);
    trial.grant(BANK_A, review, BANK_C, GrantKind.REVIEW);
    trial.deliver(BANK_A, review, BANK_C);
    c.awaitVersion(trial.approve(BANK_A, review, List.of(BANK_C)));
    ModelVersionState open = publish(BANK_A, "open to C's review", 5);
    trial.grant(BANK_A, open, BANK_C, GrantKind.REVIEW);
    trial.deliver(BANK_A, open, BANK_C);
    ModelVersionState pending = publish(BANK_C, Forgeries.OWN, 3);
    trial.grant(BANK_C, pending, BANK_B, GrantKind.REVIEW);
    trial.deliver(BANK_C, pending, BANK_B);
    TrialHoldouts.evaluate(network.operator(BANK_B), pending, ROWS);
    GrantState heldByB = trial.grant(BANK_A, use, BANK_B, GrantKind.USE);
    trial.deliver(BANK_A, use, BANK_B);
    trial.publish(
        BANK_B,
        trial
            .drafts()
            .derived(
                trial.register(BANK_B, "derived by B"),
                trial.artifacts().put(BANK_B, BYTES, 4),
                use,
                heldByB));
    shared = version(use);
    grantOfC = forgeries.only(GrantState.class, found -> found.getGrantId().equals(grant));
    reviewed = version(review);
    own = version(pending);
    undecided = version(open);
    SecureHash conclusion =
        forgeries
            .only(
                ProposalState.class,
                found ->
                    found.getMember().equals(partyC)
                        && found.getStatus() == ProposalStatus.ACCEPTED)
            .getRef()
            .getTxhash();
    decidedByC =
        c.run(TearOffFlow.class, conclusion, List.of(ProposalState.class, DecisionState.class));
  }

  @AfterAll
  void stop() throws Exception {
    network.close();
  }

  @Test
  @Order(1)
  void eachNodeStoresOnlyWhatItMay() throws Exception {
    Custody custody = custody();
    Patience.await(PATIENCE, "everything to arrive", () -> custody.missing().isEmpty());
    assertThat(custody.excess()).isEmpty();
    List<NodeDirectory> places =
        network.network().parties().stream().map(network.network()::node).toList();
    Map<SecureHash, Path> artifacts = new HashMap<>();
    for (ModelVersionState version : List.of(state(shared), state(reviewed))) {
      artifacts.put(
          version.getArtifact().getDigest(), trial.artifacts().file(BANK_A, version.getArtifact()));
    }
    assertThat(custody.bytesAstray(places, artifacts)).isEmpty();
    // The same bytes as somebody's that nobody was granted are found wherever they are.
    assertThat(
            custody.bytesAstray(
                places,
                Map.of(INVENTED, trial.artifacts().file(BANK_A, state(shared).getArtifact()))))
        .containsExactly(
            "BankA has bytes of artifact " + INVENTED, "BankB has bytes of artifact " + INVENTED);
  }

  @Test
  void aSecondConsortiumIsRefusedByEachMembersOwnNode() throws Exception {
    SecureHash grant = c.run(PretendConsortiumFlow.class, partyB);
    Patience.await(PATIENCE, "BankB to refuse", () -> !honest.refusals(BANK_B, grant).isEmpty());
    assertThat(honest.refusals(BANK_B, grant))
        .allMatch(reason -> reason.startsWith("consortium-pinned:"));
    honest.refused(grant);
  }

  @Test
  void aFamilyUnderAnothersIdIsRefused() throws Exception {
    honest.refuseBy(
        "model-one-shot-id",
        forgeries.registering(state(shared).getModelId(), "shared with C"),
        new RegisteredModelContract.Commands.Register());
  }

  @Test
  void aVersionInAnothersFamilyIsRefused() throws Exception {
    honest.refuseBy(
        "frame-signers",
        forgeries.following(state(shared)),
        new ModelVersionContract.Commands.Publish());
  }

  @Test
  void aUseGrantOfAnUnapprovedVersionIsRefused() throws Exception {
    honest.refuseBy(
        "grant-status", forgeries.offering(own, partyB, null), new GrantContract.Commands.Offer());
  }

  @Test
  void aUseGrantOfAFrozenOrWithdrawnVersionIsRefused() throws Exception {
    ModelVersionState approved =
        trial.approve(BANK_C, publish(BANK_C, "to be withdrawn", 6), List.of(BANK_B));
    SecureHash model = approved.getModelId();
    c.run(FreezeVersionFlow.class, TrialConsortium.commandId(), model, approved.getVersion());
    honest.refuseBy(
        "grant-status",
        forgeries.offering(version(approved), partyB, null),
        new GrantContract.Commands.Offer());
    c.run(WithdrawVersionFlow.class, TrialConsortium.commandId(), model, approved.getVersion());
    honest.refuseBy(
        "grant-status",
        forgeries.offering(version(approved), partyB, null),
        new GrantContract.Commands.Offer());
  }

  @Test
  void sharingOnwardAgainstTheTermsIsRefused() throws Exception {
    honest.refuseBy(
        "grant-grantor",
        forgeries.offering(shared, partyB, grantOfC.getRef()).reference(grantOfC),
        new GrantContract.Commands.Offer());
    honest.refuseBy(
        "grant-grantor",
        forgeries.offering(reviewed, partyB, null),
        new GrantContract.Commands.Offer());
  }

  @Test
  void aVersionDerivedFromWhatWasNeverGrantedIsRefused() throws Exception {
    refusedDerivation(
        "parent-grant",
        forgeries.deriving(reviewed, link(reviewed, null), policy(partyA, terms())));
    refusedDerivation(
        "grant-active",
        forgeries
            .deriving(reviewed, link(reviewed, grantOfC.getRef()), policy(partyA, terms()))
            .reference(grantOfC));
  }

  @Test
  void aVersionDerivedWithAWiderPolicyOrFromAnotherDigestIsRefused() throws Exception {
    UsageTerms widest = state(shared).getPolicy().getTerms();
    refusedDerivation(
        "parent-policy",
        forgeries
            .deriving(shared, link(shared, grantOfC.getRef()), policy(partyA, widest))
            .reference(grantOfC));
    VersionId parent = state(shared).id();
    ParentLink otherDigest =
        new ParentLink(
            shared.getRef(),
            new VersionId(parent.getModelId(), parent.getVersion(), INVENTED),
            grantOfC.getRef());
    refusedDerivation(
        "parent-link",
        forgeries.deriving(shared, otherDigest, policy(partyA, terms())).reference(grantOfC));
  }

  @Test
  void aWindowOpenAtOneEndOrTooWideIsRefused() throws Exception {
    Instant now = Instant.now();
    List<UnaryOperator<Forger>> windows =
        List.of(
            forger -> forger.within(TimeWindow.fromOnly(now.minusSeconds(30))),
            forger -> forger.within(TimeWindow.untilOnly(now.plusSeconds(60))),
            forger -> forger.within(Duration.ofMinutes(6)));
    for (UnaryOperator<Forger> window : windows) {
      refusedDerivation(
          "frame-time-window",
          window.apply(
              forgeries
                  .deriving(shared, link(shared, grantOfC.getRef()), policy(partyA, terms()))
                  .reference(grantOfC)));
    }
  }

  @Test
  void anothersStateBurntByAStrangerIsRefused() throws Exception {
    Forger ending = forgeries.forge().input(reviewed);
    ending.output(
        state(reviewed)
            .decided(ending.header(reviewed.getRef()), VersionStatus.REJECTED, List.of()));
    honest.refuseBy("frame-state-counts", ending, new ModelVersionContract.Commands.Reject());
    // What A alone may do, complete but for A's signature.
    honest.refuseBy(
        "Missing signatures",
        forgeries.following(state(reviewed)).inTheNameOf(partyA),
        new ModelVersionContract.Commands.Publish());
  }

  @Test
  void theConsortiumBurntByAMemberIsRefused() throws Exception {
    Forger burning = forgeries.forge().withoutConsortium().input(forgeries.consortium());
    honest.refuseBy(
        "frame-one-consortium",
        burning.output(new ModelSeedState(burning.header(), partyC)),
        new RegisteredModelContract.Commands.IssueSeed());
  }

  @Test
  void anOutputPinnedToOneJarOrOpenToAnyIsRefused() throws Exception {
    Forger pinned = forgeries.forge().under(new HashAttachmentConstraint(jar()));
    honest.refuseBy(
        "frame-contract-key",
        pinned.output(new ModelSeedState(pinned.header(), partyC)),
        new RegisteredModelContract.Commands.IssueSeed());
    Forger open = forgeries.forge().under(AlwaysAcceptAttachmentConstraint.INSTANCE);
    honest.refuseBy(
        "frame-contract-key",
        open.output(new ModelSeedState(open.header(), partyC)),
        new RegisteredModelContract.Commands.IssueSeed());
  }

  @Test
  void aForgedEvaluationIsRefused() throws Exception {
    VersionId named = state(own).id();
    VersionId other = new VersionId(named.getModelId(), named.getVersion(), INVENTED);
    StateAndRef<HoldoutUseState> ticket = forgeries.ownTicket(ROWS);
    refusedEvaluation(
        "evaluation-entitled", forgeries.evaluating(shared, state(shared).id(), partyC, ticket));
    refusedEvaluation("evaluation-version", forgeries.evaluating(own, other, partyC, ticket));
    refusedEvaluation(
        "frame-signers", forgeries.evaluating(own, named, partyC, ticket).inTheNameOf(partyB));
    refusedEvaluation("evaluation-holdout", forgeries.evaluating(own, named, partyB, ticket));
    Holdout rows = ticket.getState().getData().getHoldout();
    refusedEvaluation("frame-state-counts", forgeries.claiming(own, named, partyC, rows, ticket));
    // B measured C's own on rows that C therefore knows of, and would like to measure on.
    StateAndRef<HoldoutUseState> foreign =
        forgeries.ever(HoldoutUseState.class, found -> found.getOwner().equals(partyB));
    refusedEvaluation("evaluation-holdout", forgeries.evaluating(own, named, partyC, foreign));
    honest.refuseBy(
        "frame-signers",
        forgeries.using(
            forgeries.only(HoldoutState.class, found -> found.getOwner().equals(partyB))),
        new HoldoutContract.Commands.Use());
  }

  @Test
  void rowsChosenAfterTheDeliveryAreRefused() throws Exception {
    SecureHash root = SecureHash.sha256("the rows on which it does best");
    Holdout late = TrialHoldouts.commit(c, root);
    StateAndRef<HoldoutUseState> ticket = forgeries.ownTicket(root);
    VersionId named = state(undecided).id();
    refusedEvaluation(
        "evaluation-committed-before",
        received(forgeries.evaluating(undecided, named, partyC, ticket)));
    refusedEvaluation(
        "evaluation-holdout",
        received(
            forgeries
                .claiming(undecided, named, partyC, Forgeries.earlier(late), ticket)
                .input(ticket)));
    honest.refuseBy(
        "holdout-commit",
        forgeries.committing(Forgeries.earlier(late)),
        new HoldoutContract.Commands.Commit());
  }

  /** With the grant and the receipt that C has of the version it is to review. */
  private Forger received(Forger forger) {
    VersionId version = state(undecided).id();
    return forger
        .reference(
            forgeries.only(
                GrantState.class,
                found -> found.getVersion().equals(version) && found.getGrantee().equals(partyC)))
        .reference(
            forgeries.only(
                DeliveryReceiptState.class, found -> found.getVersion().equals(version)));
  }

  @Test
  void aDecisionInAnothersNameIsRefused() throws Exception {
    refusedDecision("frame-signers", deciding(own, partyB));
    refusedDecision("approval-decided", deciding(own, partyB).inTheNameOf(partyB));
    refusedDecision("approval-member", deciding(own, partyC));
  }

  @Test
  void aDecisionThatTheBanksPeopleMadeOnAnotherVersionIsRefused() throws Exception {
    refusedDecision("approval-decided", deciding(undecided, partyC));
  }

  @Test
  void movingTheConsortiumToAnotherNotaryIsRefused() throws Exception {
    Attempt move = c.run(MoveStateFlow.class, forgeries.consortium().getRef(), partyC);
    // Corda runs no contract here, and the consortium's state needs no signature: only that the
    // network has one notary stands in the way.
    assertThat(move.getRefusal()).contains("is not whitelisted");
    honest.refused(move.getTxId());
  }

  @Test
  void replacingTheConsortiumsContractIsRefused() throws Exception {
    StateAndRef<ConsortiumState> consortium = forgeries.consortium();
    Attempt upgrade = c.run(ReplaceContractFlow.class, consortium.getRef(), jar());
    // Nor here; but Corda takes the new contract from what the notary itself has installed.
    assertThat(upgrade.getRefusal())
        .contains("ClassNotFoundException: " + LooseConsortiumContract.class.getName());
    honest.refused(upgrade.getTxId());
  }

  @Test
  void aJarThatAThiefOfTheContractKeySignedIsRefused() throws Exception {
    ContractJar lawless =
        ContractJars.lawless(Distribution.current().contracts(), folder.resolve("lawless.jar"));
    SecureHash brought = c.run(BringJarFlow.class, Files.readAllBytes(lawless.path()));
    StateAndRef<ConsortiumState> consortium = forgeries.consortium();
    Forger burning = forgeries.forge().withoutConsortium().input(consortium).attaching(brought);
    burning.output(new ModelSeedState(burning.header(), partyC));
    Attempt attempt = burning.attempt(new RegisteredModelContract.Commands.IssueSeed());
    // Its contracts refuse nothing, and the key is right; but the notary runs none that came by
    // the network.
    assertThat(attempt.getRefusal()).contains("UntrustedAttachmentsException");
    honest.refused(attempt.getTxId());
  }

  @Test
  @Order(LATE)
  void aSuspendedMemberCanNeitherGrantNorDecideNorBeGrantedAnything() throws Exception {
    StateAndRef<ConsortiumState> whileActive = forgeries.consortium();
    trial.amend(List.of(BANK_A, BANK_B), charter -> Forgeries.suspending(charter, partyC));
    GrantContract.Commands.Offer offer = new GrantContract.Commands.Offer();
    honest.refuseBy("no active member", forgeries.offering(own, partyB, null), offer);
    refusedDecision("no active member", deciding(undecided, partyC));
    Forger asBefore = forgeries.under(whileActive).forge();
    honest.refuseBy(
        "states have already been used",
        asBefore.output(new ModelSeedState(asBefore.header(), partyC)),
        new RegisteredModelContract.Commands.IssueSeed());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> offerForUse(state(shared)))
        .withMessageStartingWith("grant-grantee: ");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void whatAMemberKeepsFromTheRegulatorIsSeenInItsStorage() throws Exception {
    assertThat(custody().missing())
        .isNotEmpty()
        .allMatch(found -> found.startsWith("Regulator lacks ") && found.endsWith(" of BankC"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noHonestPartyRecordedWhatWasRefused() throws Exception {
    honest.requireRefused();
    honest.requireNoneRecorded();
  }

  private Custody custody() throws Exception {
    return new Custody(
        List.of(network.operator(BANK_A), network.operator(BANK_B), c),
        network.operator(REGULATOR),
        trial.founded().getHeader().getConsortiumId());
  }

  private static ModelVersionState state(StateAndRef<ModelVersionState> version) {
    return version.getState().getData();
  }

  private void refusedDerivation(String rule, Forger forger) throws Exception {
    honest.refuseBy(rule, forger, new ModelVersionContract.Commands.PublishDerived());
  }

  private void refusedEvaluation(String rule, Forger forger) throws Exception {
    honest.refuseBy(rule, forger, new EvaluationContract.Commands.Evaluate());
  }

  private void refusedDecision(String rule, Forger forger) throws Exception {
    honest.refuseBy(rule, forger, new ApprovalContract.Commands.Decide(decidedByC));
  }

  private Forger deciding(StateAndRef<ModelVersionState> on, Party member) throws Exception {
    return forgeries.deciding(on, member, decidedByC.id());
  }

  private SecureHash jar() {
    return forgeries.consortium().getState().getData().getRules().getAllowedContractJars().get(0);
  }

  /** What C's grant allows. */
  private UsageTerms terms() {
    return grantOfC.getState().getData().getTerms();
  }

  private UUID offerForUse(ModelVersionState version) throws Exception {
    UsageTerms widest = version.getPolicy().getTerms();
    UsageTerms notOnward =
        new UsageTerms(
            widest.getPurposes(),
            widest.isMayFineTune(),
            false,
            widest.isDerivedVersionsGoBack(),
            widest.getExpiresAt(),
            widest.getNonPrivate());
    GrantOffer offer =
        new GrantOffer(
            version.getModelId(), version.getVersion(), partyC, GrantKind.USE, notOnward);
    UUID grantId = UUID.randomUUID();
    network.operator(BANK_A).run(OfferGrantFlow.class, grantId.toString(), offer);
    return grantId;
  }

  private ModelVersionState publish(net.concordat.deploy.Party owner, String name, long seed)
      throws Exception {
    return trial.publish(
        owner,
        trial
            .drafts()
            .version(
                owner, trial.register(owner, name), trial.artifacts().put(owner, BYTES, seed)));
  }

  private StateAndRef<ModelVersionState> version(ModelVersionState known) {
    return forgeries.only(
        ModelVersionState.class, found -> found.getModelId().equals(known.getModelId()));
  }
}
