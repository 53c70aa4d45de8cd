// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bound of every text, list, number and digest, at its end and one beyond. */
class BoundsTest {
  private static final String VERY_LONG = "x".repeat(1_001);
  private static final String TOO_LONG = "x".repeat(101);
  private static final SecureHash SHA_384 = SecureHash.hashAs("SHA-384", new byte[] {1});

  static Stream<Arguments> beyondTheBound() {
    return Stream.of(founding(), publishing(), others(), people(), deciding())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> founding() {
    Supplier<TransactionDraft> found = Valid::found;
    Class<ConsortiumState> type = ConsortiumState.class;
    return Stream.of(
        arguments(found, type, "name", ""),
        arguments(found, type, "name", " Concordat"),
        arguments(found, type, "name", TOO_LONG),
        arguments(found, type, "members", Samples.members(MemberStatus.ACTIVE).subList(0, 1)),
        arguments(found, type, "members", twice(Samples.members(MemberStatus.ACTIVE))),
        arguments(found, type, "rules.purposes", List.of()),
        arguments(found, type, "rules.purposes", List.of(TOO_LONG)),
        arguments(found, type, "rules.purposes", numbered(21)),
        arguments(found, type, "rules.purposes", List.of("fraud", "fraud")),
        arguments(found, type, "rules.dataDomains", List.of()),
        arguments(found, type, "rules.dataDomains", domains("")),
        arguments(found, type, "rules.dataDomains", domains(numbered(51).toArray(new String[0]))),
        arguments(found, type, "rules.dataDomains", domains("cards", "cards")),
        arguments(found, type, "rules.allowedContractJars", twice(List.of(TestLedger.JAR))),
        arguments(found, type, "rules.allowedContractJars", jars(11)));
  }

  private static Stream<Arguments> publishing() {
    Supplier<TransactionDraft> publish = Valid::publish;
    Class<ModelVersionState> type = ModelVersionState.class;
    return Stream.of(
        arguments(publish, type, "artifact.sizeBytes", 0L),
        arguments(publish, type, "artifact.sizeBytes", (1L << 36) + 1),
        arguments(publish, type, "version", 0),
        arguments(publish, type, "version", 501),
        arguments(publish, RegisteredModelState.class, "lastVersion", 501),
        arguments(publish, RegisteredModelState.class, "name", TOO_LONG),
        arguments(publish, RegisteredModelState.class, "purpose", ""),
        arguments(publish, type, "provenance.dataDomain", TOO_LONG),
        arguments(publish, type, "provenance.environment", "JDK 17\n"),
        arguments(publish, type, "policy.recipients", twice(List.of(Parties.BANK_B.getParty()))),
        arguments(publish, type, "policy.recipients", parties(51)),
        arguments(publish, type, "policy.reviewers", parties(51)),
        arguments(publish, type, "policy.reviewers", twice(List.of(Parties.BANK_D.getParty()))),
        arguments(publish, type, "policy.terms.purposes", List.of()),
        arguments(publish, type, "policy.terms.purposes", List.of("fraud", "fraud")),
        arguments(publish, type, "policy.terms.purposes", List.of(TOO_LONG)),
        arguments(publish, type, "policy.terms.purposes", numbered(21)),
        arguments(publish, type, "policy.terms.nonPrivate", ""),
        arguments(publish, type, "policy.terms.nonPrivate", VERY_LONG),
        arguments(publish, type, "decidedBy", refs(51)),
        arguments(publish, type, "decidedBy", twice(refs(1))),
        arguments(
            (Supplier<TransactionDraft>) Valid::publishDerivedFromOwn,
            type,
            "parent.version.version",
            0));
  }

  private static Stream<Arguments> others() {
    Supplier<TransactionDraft> decide = Valid::decide;
    Supplier<TransactionDraft> offer = Valid::offer;
    Supplier<TransactionDraft> receipt = Valid::receipt;
    Supplier<TransactionDraft> evaluate = Valid::evaluate;
    Supplier<TransactionDraft> commit = Valid::commitHoldout;
    Supplier<TransactionDraft> use = Valid::useHoldout;
    return Stream.of(
        arguments(decide, ApprovalState.class, "conditions", ""),
        arguments(decide, ApprovalState.class, "conditions", VERY_LONG),
        arguments(decide, ApprovalState.class, "version.version", 0),
        arguments(offer, GrantState.class, "version.version", 501),
        arguments(offer, GrantState.class, "terms.nonPrivate", VERY_LONG),
        arguments(receipt, DeliveryReceiptState.class, "version.version", -1),
        arguments(evaluate, EvaluationState.class, "version.version", 0),
        arguments(evaluate, EvaluationState.class, "holdout.rows", 0),
        arguments(evaluate, EvaluationState.class, "use", HoldoutState.MOST_USES + 1),
        arguments(commit, HoldoutState.class, "holdout.rows", -1),
        arguments(commit, HoldoutState.class, "holdout.splitRule", " "),
        arguments(commit, HoldoutState.class, "holdout.splitRule", VERY_LONG),
        arguments(use, HoldoutState.class, "uses", HoldoutState.MOST_USES + 1),
        arguments(use, HoldoutUseState.class, "number", 0));
  }

  private static Stream<Arguments> people() {
    Supplier<TransactionDraft> open = People::open;
    Class<ApproverState> approver = ApproverState.class;
    Class<PeopleRegisterState> register = PeopleRegisterState.class;
    return Stream.of(
        arguments(open, approver, "person.roles", List.of()),
        arguments(open, approver, "person.roles", twice(List.of(Role.MODEL_APPROVER))),
        arguments(open, approver, "waitSeconds", -1L),
        arguments(open, approver, "waitSeconds", ApproverState.MOST_WAIT_SECONDS + 1),
        arguments(open, register, "rule", List.of(Role.MODEL_APPROVER)),
        arguments(open, register, "rule", Collections.nCopies(11, Role.MODEL_APPROVER)),
        arguments(open, register, "personIds", List.of()),
        arguments(open, register, "personIds", Collections.nCopies(201, new UUID(0, 1))),
        arguments(open, register, "keyDigests", jars(401)));
  }

  private static Stream<Arguments> deciding() {
    Supplier<TransactionDraft> review = People::propose;
    Supplier<TransactionDraft> enrol =
        () -> People.propose(new EnrolSubject(People.NEWCOMER.person(), 60));
    Supplier<TransactionDraft> decide = People::decide;
    Class<ProposalState> proposal = ProposalState.class;
    Class<DecisionState> decision = DecisionState.class;
    return Stream.of(
        arguments(review, proposal, "subject.conditions", VERY_LONG),
        arguments(review, proposal, "subject.version.version", 501),
        arguments(review, proposal, "requiredRoles", List.of(Role.MODEL_APPROVER)),
        arguments(enrol, proposal, "subject.person.roles", List.of()),
        arguments(enrol, proposal, "subject.waitSeconds", -1L),
        arguments(review, proposal, "subject", new RuleSubject(List.of())),
        arguments(review, proposal, "subject", promote("")),
        arguments(review, proposal, "subject", promote(TOO_LONG)),
        arguments(review, proposal, "subject", adopt("", null)),
        arguments(review, proposal, "subject", adopt("fraud", VERY_LONG)),
        arguments(decide, decision, "assertion.authenticatorData", bytes(1_025)),
        arguments(decide, decision, "assertion.clientDataJson", bytes(1_025)),
        arguments(decide, decision, "assertion.signature", bytes(513)));
  }

  private static PromoteSubject promote(String purpose) {
    return new PromoteSubject(new UUID(0, 1), purpose, AliasPlace.CHAMPION);
  }

  private static AdoptSubject adopt(String purpose, @Nullable String conditions) {
    return new AdoptSubject(
        new VersionId(Samples.MODEL_ID, 3, Samples.digest("artifact")),
        purpose,
        conditions,
        Samples.digest("evidence"),
        Samples.NOW);
  }

  private static OpaqueBytes bytes(int size) {
    return new OpaqueBytes(new byte[size]);
  }

  private static List<DataDomain> domains(String... names) {
    return Stream.of(names).map(name -> new DataDomain(name, 1)).toList();
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("beyondTheBound")
  void rejectsWhatIsBeyondItsBound(
      Supplier<TransactionDraft> valid,
      Class<? extends ContractState> type,
      String path,
      Object value) {
    valid.get().with(type, path, value).isRefusedBy(LedgerRule.FRAME_BOUNDED);
  }

  static Stream<Arguments> membersWithoutForm() {
    return Stream.of(
        arguments("jurisdiction", "gb"),
        arguments("jurisdiction", "GBR"),
        arguments("origins", List.of()),
        arguments("origins", numbered(11)),
        arguments("origins", List.of(TOO_LONG)),
        arguments("origins", List.of("https://a.example", "https://a.example")),
        arguments("relyingPartyId", ""));
  }

  @ParameterizedTest
  @MethodSource("membersWithoutForm")
  void rejectsAMemberBeyondItsBound(String path, Object value) {
    Valid.found()
        .withElement(ConsortiumState.class, "members", 3, path, value)
        .isRefusedBy(LedgerRule.FRAME_BOUNDED);
  }

  @Test
  void rejectsAnObserverNamedTwice() {
    Valid.found()
        .withEach("header.observers", twice(List.of(Parties.REGULATOR.getParty())))
        .isRefusedBy(LedgerRule.FRAME_BOUNDED);
  }

  @Test
  void rejectsThe501stVersion() {
    Valid.publish()
        .withConsumed(RegisteredModelState.class, "lastVersion", 500)
        .with(RegisteredModelState.class, "lastVersion", 501)
        .with(ModelVersionState.class, "version", 501)
        .isRefusedBy(LedgerRule.FRAME_BOUNDED);
  }

  @Test
  void acceptsThe500thVersion() {
    Valid.publish()
        .withConsumed(RegisteredModelState.class, "lastVersion", 499)
        .with(RegisteredModelState.class, "lastVersion", 500)
        .with(ModelVersionState.class, "version", 500)
        .isAccepted();
  }

  @Test
  void acceptsWhatIsAtItsBound() {
    Valid.publish()
        .with(ModelVersionState.class, "artifact.sizeBytes", 1L << 36)
        .with(ModelVersionState.class, "provenance.environment", "x".repeat(100))
        .with(ModelVersionState.class, "policy.terms.nonPrivate", "x".repeat(1_000))
        .isAccepted();
  }

  @Test
  void acceptsTermsWithoutWords() {
    Valid.publish().with(ModelVersionState.class, "policy.terms.nonPrivate", null).isAccepted();
  }

  static Stream<Arguments> digests() {
    Supplier<TransactionDraft> publish = Valid::publish;
    Supplier<TransactionDraft> derive = Valid::publishDerivedFromOwn;
    Supplier<TransactionDraft> decide = Valid::decide;
    Supplier<TransactionDraft> offer = Valid::offer;
    Supplier<TransactionDraft> receipt = Valid::receipt;
    Supplier<TransactionDraft> evaluate = Valid::evaluate;
    Supplier<TransactionDraft> commit = Valid::commitHoldout;
    Supplier<TransactionDraft> propose = People::propose;
    Supplier<TransactionDraft> answer = People::decide;
    Class<ModelVersionState> version = ModelVersionState.class;
    return Stream.of(
        arguments(publish, RegisteredModelState.class, "modelId"),
        arguments(publish, version, "modelId"),
        arguments(publish, version, "artifact.digest"),
        arguments(publish, version, "artifact.schemaDigest"),
        arguments(publish, version, "artifact.architectureDigest"),
        arguments(publish, version, "artifact.cardDigest"),
        arguments(publish, version, "artifact.exportManifestDigest"),
        arguments(publish, version, "provenance.dataCommitment"),
        arguments(publish, version, "provenance.specDigest"),
        arguments(derive, version, "parent.version.modelId"),
        arguments(derive, version, "parent.version.artifactDigest"),
        arguments(decide, ApprovalState.class, "version.modelId"),
        arguments(decide, ApprovalState.class, "version.artifactDigest"),
        arguments(decide, ApprovalState.class, "evidenceDigest"),
        arguments(decide, ApprovalState.class, "decidedIn"),
        arguments(offer, GrantState.class, "version.modelId"),
        arguments(offer, GrantState.class, "version.artifactDigest"),
        arguments(receipt, DeliveryReceiptState.class, "version.modelId"),
        arguments(receipt, DeliveryReceiptState.class, "version.artifactDigest"),
        arguments(receipt, DeliveryReceiptState.class, "computedDigest"),
        arguments(evaluate, EvaluationState.class, "version.modelId"),
        arguments(evaluate, EvaluationState.class, "version.artifactDigest"),
        arguments(evaluate, EvaluationState.class, "holdout.root"),
        arguments(commit, HoldoutState.class, "holdout.root"),
        arguments(evaluate, EvaluationState.class, "reportDigest"),
        arguments(propose, ProposalState.class, "subject.version.modelId"),
        arguments(propose, ProposalState.class, "subject.evidenceDigest"),
        arguments(answer, DecisionState.class, "subjectDigest"));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("digests")
  void rejectsADigestOfAnotherKind(
      Supplier<TransactionDraft> valid, Class<? extends ContractState> type, String path) {
    valid.get().with(type, path, SHA_384).isRefusedBy(LedgerRule.FRAME_DIGEST);
  }

  @Test
  void rejectsAJarUnderADigestOfAnotherKind() {
    Valid.found()
        .with(ConsortiumState.class, "rules.allowedContractJars", List.of(TestLedger.JAR, SHA_384))
        .isRefusedBy(LedgerRule.FRAME_DIGEST);
  }

  @Test
  void rejectsAKeyRememberedByADigestOfAnotherKind() {
    People.open()
        .with(PeopleRegisterState.class, "keyDigests", List.of(SHA_384))
        .isRefusedBy(LedgerRule.FRAME_DIGEST);
  }

  @Test
  void rejectsADecisionOnAReferenceByADigestOfAnotherKind() {
    People.decide()
        .with(DecisionState.class, "proposal", new StateRef(SHA_384, 0))
        .isRefusedBy(LedgerRule.FRAME_DIGEST);
  }

  @Test
  void rejectsAnEnrolledKeyThatIsNone() {
    People.open()
        .with(ApproverState.class, "person.key.encoded", bytes(65))
        .isRefusedBy(LedgerRule.PASSKEY_KEY);
  }

  private static <T> List<T> twice(List<T> values) {
    List<T> all = new ArrayList<>(values);
    all.addAll(values);
    return Collections.unmodifiableList(all);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(number -> "name " + number).toList();
  }

  private static List<SecureHash> jars(int count) {
    List<SecureHash> jars = new ArrayList<>();
    jars.add(TestLedger.JAR);
    IntStream.range(1, count).forEach(number -> jars.add(Samples.digest("jar " + number)));
    return jars;
  }

  private static List<Party> parties(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new TestIdentity(
                    new CordaX500Name("Bank " + number, "London", "GB"), 100L + number))
        .map(TestIdentity::getParty)
        .toList();
  }

  private static List<StateRef> refs(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new StateRef(Samples.digest("decision"), number))
        .toList();
  }
}
