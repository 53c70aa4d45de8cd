// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.federation.Aggregation;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationStrategy;
import net.concordat.contracts.federation.FederationTimes;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.StrategyTerms;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.contracts.federation.UpdateCompression;
import net.concordat.contracts.federation.UpdateTerms;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyAlgorithm;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.AdoptionAct;
import net.concordat.registry.ledger.ArtifactDescription;
import net.concordat.registry.ledger.AssertionResponse;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.ledger.DevelopmentAct;
import net.concordat.registry.ledger.Estimate;
import net.concordat.registry.ledger.EvaluationAct;
import net.concordat.registry.ledger.FederationAct;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.ModelAct;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.Provenance;
import net.concordat.registry.ledger.ScoringAct;
import net.concordat.registry.ledger.SharingAct;
import net.concordat.registry.ledger.SharingPolicy;
import net.concordat.registry.ledger.SpendMechanism;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UnknownMemberException;
import net.concordat.registry.ledger.UsageTerms;
import net.concordat.registry.ledger.VersionKey;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.federation.FederationProposal;
import net.concordat.workflows.model.VersionProposal;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;

/** Each act is a flow that the node can start by its arguments. */
class FlowCallsTest {
  private static final String ID = "3e2b2f1c-0000-4000-8000-000000000001";
  private static final UUID THING = UUID.randomUUID();
  private static final UUID ENROLLED = UUID.randomUUID();
  private static final UUID STRANGER = UUID.randomUUID();
  private static final String DIGEST = "ab".repeat(32);
  private static final String OTHER = "O=BankB, L=New York, C=US";
  private static final Map<String, Party> PARTIES =
      Map.of(OTHER, LedgerSamples.party("BankB", "New York", "US"));
  private static final UsageTerms TERMS =
      new UsageTerms(List.of("fraud"), true, false, true, START, "none", 7L);
  private static final Estimate RATE = new Estimate(5, 4, 6);

  private static final ModelAct.Publish PUBLISH =
      new ModelAct.Publish(
          DIGEST,
          new ArtifactDescription(DIGEST, 7, DIGEST, DIGEST, DIGEST, DIGEST),
          new Provenance("cards", DIGEST, DIGEST, "Java 17", "ROW", 1_000_000L, 10L, null),
          new SharingPolicy(List.of(OTHER), List.of(), false, List.of("US"), TERMS),
          new ModelAct.Parent(DIGEST, 3),
          THING,
          new StateId(DIGEST, 1));

  private static final FederationAct.Propose FEDERATION =
      new FederationAct.Propose(
          DIGEST,
          1,
          DIGEST,
          "ab".repeat(32),
          "cd".repeat(32),
          16,
          "none, in a test",
          null,
          new net.concordat.registry.ledger.AggregationTerms("ROBUST", "MULTI_KRUM", 1, 5, 0),
          new net.concordat.registry.ledger.StrategyTerms("FEDPROX", 1_000_000, 10_000),
          new net.concordat.registry.ledger.UpdateTerms("EIGHT_BITS", 200_000),
          new net.concordat.registry.ledger.GateTerms(
              List.of(new net.concordat.registry.ledger.GateTerms.Evaluator(OTHER, DIGEST)), 5_000),
          new net.concordat.registry.ledger.FederationTimes(START, START.plusSeconds(1), 600, 60),
          3,
          5_000_000,
          List.of(OTHER));

  private static final BudgetAct.SpendBudget SPEND =
      new BudgetAct.SpendBudget(
          "cards", "CUSTOMER", DIGEST, "cd".repeat(32), new SpendMechanism(10, 1_100_000, 1_000));

  private static final PeopleAct.Decide DECISION =
      new PeopleAct.Decide(
          THING, STRANGER, "MODEL_APPROVER", "REJECT", new AssertionResponse("AQ", "Ag", "Aw"));

  private static final List<LedgerAct> ACTS =
      List.of(
          new ModelAct.Register("card-fraud", "fraud"),
          PUBLISH,
          new DevelopmentAct.Record(
              DIGEST,
              "A".repeat(43),
              List.of(
                  new DevelopmentAct.Signature(
                      THING, new AssertionResponse("AAAA", "AAAA", "AAAA")))),
          new ModelAct.Conclude(DIGEST, 1, "APPROVE"),
          new ModelAct.Freeze(DIGEST, 1),
          new ModelAct.Unfreeze(DIGEST, 1),
          new ModelAct.Withdraw(DIGEST, 1),
          new SharingAct.Offer(DIGEST, 1, OTHER, "USE", TERMS),
          new SharingAct.Accept(THING),
          new SharingAct.Revoke(THING),
          new SharingAct.RequestDelivery(DIGEST, 1, OTHER),
          new SharingAct.CancelDelivery(THING),
          new EvaluationAct.CommitHoldout(
              DIGEST, 100, LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), "every tenth"),
          new EvaluationAct.Record(DIGEST, 1, DIGEST, DIGEST, RATE, RATE, RATE),
          new AdoptionAct.ProposeReview(DIGEST, 1, "REJECT", null, null, START, START),
          new AdoptionAct.Vote(THING),
          new AdoptionAct.ProposeAdoption(
              new VersionKey(DIGEST, 1, DIGEST), "fraud", "none", DIGEST, START, START),
          new AdoptionAct.ProposePromotion(THING, "fraud", "CHALLENGER", START),
          new AdoptionAct.ProposeReinstatement(THING, START),
          new AdoptionAct.Suspend(THING),
          new AdoptionAct.Retire(THING),
          new BudgetAct.OpenBudget("cards", "ROW", 50_000, 1_000_000, 8_000_000),
          SPEND,
          new ScoringAct.AnchorBatch(THING, DIGEST, 1, 10, 7, DIGEST, DIGEST, START),
          FEDERATION,
          new FederationAct.Accept(DIGEST, null),
          new FederationAct.Accept(
              DIGEST,
              new FederationAct.Spend(
                  "cards", "ROW", DIGEST, DIGEST, new SpendMechanism(10, 1_100_000, 1_000))),
          new FederationAct.Leave(DIGEST),
          new FederationAct.Begin(DIGEST),
          new PeopleAct.ProposeRevocation(THING, START),
          new PeopleAct.ProposeRule(List.of("MODEL_APPROVER", "MODEL_APPROVER"), START),
          proposed(THING),
          DECISION,
          new PeopleAct.CarryOut(THING));

  private static FlowCall call(LedgerAct act) {
    return FlowCalls.of(
        ID,
        act,
        new KnownParties() {
          @Override
          public Party party(String name) {
            Party party = PARTIES.get(name);
            if (party == null) {
              throw new UnknownMemberException(name);
            }
            return party;
          }

          @Override
          public boolean isEnrolled(UUID personId) {
            return personId.equals(ENROLLED);
          }
        });
  }

  private static PeopleAct.ProposePerson proposed(UUID personId) {
    return new PeopleAct.ProposePerson(
        personId,
        new PasskeyKey("ES256", "BAEC", DIGEST),
        List.of("MODEL_APPROVER", "MODEL_VALIDATOR"),
        60,
        START);
  }

  private static Stream<Class<?>> leaves(Class<?> sealed) {
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    return permitted == null
        ? Stream.of(sealed)
        : Arrays.stream(permitted).flatMap(FlowCallsTest::leaves);
  }

  @Test
  void everyActIsTriedHere() {
    assertThat(ACTS.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(leaves(LedgerAct.class).collect(Collectors.toSet()));
  }

  @Test
  void everyActIsAFlowThatTakesItsArguments() {
    for (LedgerAct act : ACTS) {
      FlowCall call = call(act);
      assertThat(call.flow()).hasAnnotation(StartableByRPC.class);
      assertThat(Arrays.stream(call.flow().getConstructors()))
          .as("%s", act)
          .filteredOn(constructor -> takes(constructor, call.arguments()))
          .hasSize(1);
    }
  }

  private static boolean takes(Constructor<?> constructor, List<Object> arguments) {
    Class<?>[] types = constructor.getParameterTypes();
    if (types.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Class<?> type = types[i] == int.class ? Integer.class : types[i];
      if (!type.isInstance(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aPublicationSaysAllThatWasAsked() {
    VersionProposal proposal = (VersionProposal) call(PUBLISH).arguments().get(1);

    assertThat(Facts.hex(proposal.getModelId())).isEqualTo(DIGEST);
    assertThat(proposal.getArtifact().getSizeBytes()).isEqualTo(7);
    assertThat(proposal.getParentVersion()).isEqualTo(3);
    assertThat(proposal.getSpendId()).isEqualTo(THING.toString());
    assertThat(proposal.getPolicy().getRecipients()).containsExactlyElementsOf(PARTIES.values());
    assertThat(proposal.getPolicy().getTerms().getLargestEpsilonMillionths()).isEqualTo(7);
    assertThat(String.valueOf(proposal.getProvenance().getPrivacy())).contains("1000000", "10");
    assertThat(String.valueOf(proposal.getProvenance().getDevelopment()))
        .containsIgnoringCase(DIGEST);
  }

  @Test
  void whoIsEnrolledIsChangedAndWhoIsNotIsEnrolled() {
    EnrolSubject enrolment = (EnrolSubject) call(proposed(STRANGER)).arguments().get(1);
    assertThat(enrolment.getPerson().getPersonId()).isEqualTo(STRANGER);
    assertThat(enrolment.getPerson().getRoles())
        .containsExactly(Role.MODEL_APPROVER, Role.MODEL_VALIDATOR);
    assertThat(enrolment.getPerson().getKey())
        .isEqualTo(
            new PasskeyPublicKey(PasskeyAlgorithm.ES256, new OpaqueBytes(new byte[] {4, 1, 2})));

    assertThat(call(proposed(ENROLLED)).arguments().get(1)).isInstanceOf(ChangePersonSubject.class);
  }

  @Test
  void aFederationIsProposedAsItWasAsked() {
    FederationProposal proposal = (FederationProposal) call(FEDERATION).arguments().get(1);

    TrainingTerms training = proposal.getPlan().getTraining();
    assertThat(Facts.hex(training.getBaseWeights())).isEqualTo("ab".repeat(32));
    assertThat(Facts.hex(training.getSpecDigest())).isEqualTo("cd".repeat(32));
    assertThat(training.getUpdateBytes()).isEqualTo(16);
    assertThat(training.getNonPrivate()).isEqualTo("none, in a test");
    assertThat(proposal.getPlan().getAggregation())
        .isEqualTo(new AggregationTerms(FederationMode.ROBUST, Aggregation.MULTI_KRUM, 1, 5, 0));
    assertThat(proposal.getPlan().getStrategy())
        .isEqualTo(new StrategyTerms(FederationStrategy.FEDPROX, 1_000_000, 10_000));
    assertThat(proposal.getPlan().getUpdates())
        .isEqualTo(new UpdateTerms(UpdateCompression.EIGHT_BITS, 200_000));
    assertThat(proposal.getPlan().getGate())
        .isEqualTo(
            new GateTerms(
                List.of(
                    new GateEvaluator(
                        Objects.requireNonNull(PARTIES.get(OTHER)), ContractValues.hash(DIGEST))),
                5_000));
    assertThat(proposal.getPlan().getTimes())
        .isEqualTo(new FederationTimes(START, START.plusSeconds(1), 600, 60));
    assertThat(proposal.getPlan().getRounds()).isEqualTo(3);
    assertThat(proposal.getMembers()).containsExactly(PARTIES.get(OTHER));
  }

  @Test
  void aVersionThatCameOfAFederationSaysSo() {
    Provenance alone = PUBLISH.provenance();
    ModelAct.Publish federated =
        new ModelAct.Publish(
            DIGEST,
            PUBLISH.artifact(),
            new Provenance(
                alone.dataDomain(),
                alone.dataCommitment(),
                alone.specDigest(),
                alone.environment(),
                null,
                null,
                null,
                new Provenance.Federation(DIGEST, 3, "ab".repeat(32), List.of(OTHER))),
            PUBLISH.policy(),
            PUBLISH.parent(),
            null,
            null);
    VersionProposal proposal = (VersionProposal) call(federated).arguments().get(1);

    assertThat(proposal.getProvenance().getFederation())
        .isEqualTo(
            new FederationClaim(
                ContractValues.hash(DIGEST),
                3,
                ContractValues.hash("ab".repeat(32)),
                List.of(Objects.requireNonNull(PARTIES.get(OTHER)))));
  }

  @Test
  void aSpendSaysAllThatWasAsked() {
    SpendProposal proposal = (SpendProposal) call(SPEND).arguments().get(1);

    assertThat(proposal.getKey()).isEqualTo(new BudgetKey("cards", PrivacyUnit.CUSTOMER));
    assertThat(Facts.hex(proposal.getArtifactDigest())).isEqualTo(DIGEST);
    assertThat(Facts.hex(proposal.getDataCommitment())).isEqualTo("cd".repeat(32));
    assertThat(proposal.getMechanism()).isEqualTo(new TrainingMechanism(10, 1_100_000, 1_000));
  }

  @Test
  void aDecisionIsRelayedAsItWasSigned() {
    assertThat(call(DECISION).arguments())
        .containsExactly(
            ID,
            THING,
            STRANGER,
            Role.MODEL_APPROVER,
            Decision.REJECT,
            new Assertion(
                new OpaqueBytes(new byte[] {1}),
                new OpaqueBytes(new byte[] {2}),
                new OpaqueBytes(new byte[] {3})));
  }
}
