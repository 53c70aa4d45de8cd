// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.Protocol;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntitlementTest {
  private static final Party BANK_A = party("BankA");
  private static final Party BANK_B = party("BankB");
  private static final SecureHash DIGEST = SecureHash.sha256("anything");
  private static final StateRef REF = new StateRef(DIGEST, 0);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final BudgetKey KEY = new BudgetKey("card-transactions", PrivacyUnit.ROW);
  private static final StateHeader HEADER =
      new StateHeader(DIGEST, List.of(), NOW, UUID.randomUUID().toString(), null);

  private static final ScoringLog LOG = new ScoringLog(UUID.randomUUID(), "0a".repeat(32));

  private static final SecureHash PRIVATE = SecureHash.sha256("private");
  private static final SecureHash BEFORE = SecureHash.sha256("before");
  private static final SecureHash AFTER = SecureHash.sha256("after");

  private static Party party(String name) {
    return new Party(new CordaX500Name(name, "London", "GB"), Crypto.generateKeyPair().getPublic());
  }

  /** One of each kind of private state, all of bank A. */
  static Stream<PrivateState> privateStates() {
    Person person =
        new Person(
            UUID.randomUUID(),
            PasskeyPublicKey.of(SoftwareAuthenticator.inMemory().publicKey()),
            List.of(Role.MODEL_APPROVER));
    PrivacyBudgetState budget =
        PrivacyBudgetState.unspent(HEADER, BANK_A, KEY, 10_000, 10_000_000, 1_000_000);
    PeopleRegisterState register =
        PeopleRegisterState.first(HEADER, BANK_A, List.of(Role.MODEL_APPROVER), List.of(person));
    return Stream.of(
        ApproverState.enrolled(HEADER, BANK_A, person, 0),
        register,
        ProposalState.open(
            HEADER, register, new RuleSubject(List.of(Role.MODEL_APPROVER)), NOW.plusSeconds(60)),
        new DecisionState(
            HEADER,
            BANK_A,
            UUID.randomUUID(),
            REF,
            DIGEST,
            person.getPersonId(),
            Role.MODEL_APPROVER,
            Decision.APPROVE,
            new Assertion(bytes(), bytes(), bytes()),
            false),
        new DevelopmentState(HEADER, BANK_A, DIGEST, bytes(), List.of()),
        new AdoptionState(
            HEADER,
            BANK_A,
            UUID.randomUUID(),
            new VersionId(DIGEST, 1, DIGEST),
            BANK_B,
            "fraud",
            null,
            DIGEST,
            NOW.plusSeconds(60),
            AdoptionStatus.APPROVED),
        AliasRegisterState.empty(HEADER, BANK_A),
        BudgetRegisterState.empty(HEADER, BANK_A),
        ScoringRegisterState.empty(HEADER, BANK_A),
        new ScoringBatchState(
            HEADER, BANK_A, LOG, new ScoringBatch(0, 0, 1, LOG.firstHead(), DIGEST, NOW)),
        budget,
        SpendState.of(
            HEADER,
            budget,
            DIGEST,
            DIGEST,
            new TrainingMechanism(10_000_000_000L, 1_100_000, 1),
            REF));
  }

  private static OpaqueBytes bytes() {
    return new OpaqueBytes(new byte[] {1});
  }

  @Test
  void knowsEveryKindOfPrivateState() {
    Set<Class<?>> kinds =
        Protocol.stateTypes().stream()
            .filter(PrivateState.class::isAssignableFrom)
            .collect(Collectors.toSet());
    assertThat(privateStates().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @ParameterizedTest
  @MethodSource("privateStates")
  void aPrivateStateIsForItsMemberAlone(PrivateState state) {
    Entitlement entitlement =
        new Entitlement(Map.of(PRIVATE, List.of()), Map.of(PRIVATE, List.of(state)));
    assertThat(entitlement.ofAll()).containsOnly(Map.entry(PRIVATE, Set.of(BANK_A)));
    assertThat(entitlement.isFor(PRIVATE, BANK_A)).isTrue();
    assertThat(entitlement.isFor(PRIVATE, BANK_B)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("privateStates")
  void whatBuildsOnAPrivateStateEntitlesNobodyElseToIt(PrivateState state) {
    ContractState anothers = new ModelSeedState(HEADER, BANK_B);
    Map<SecureHash, Set<Party>> entitled =
        new Entitlement(
                Map.of(BEFORE, List.of(), PRIVATE, List.of(BEFORE), AFTER, List.of(PRIVATE)),
                Map.of(PRIVATE, List.of(state), AFTER, List.of(anothers)))
            .ofAll();
    assertThat(requireNonNull(entitled.get(AFTER))).containsExactly(BANK_B);
    assertThat(requireNonNull(entitled.get(PRIVATE))).containsExactly(BANK_A);
    assertThat(requireNonNull(entitled.get(BEFORE))).containsExactly(BANK_A);
  }

  @Test
  void whoMayHaveASharedTransactionMayHaveItsHistory() {
    ContractState anothers = new ModelSeedState(HEADER, BANK_B);
    Map<SecureHash, Set<Party>> entitled =
        new Entitlement(
                Map.of(BEFORE, List.of(), AFTER, List.of(BEFORE)),
                Map.of(
                    BEFORE, List.of(new ModelSeedState(HEADER, BANK_A)), AFTER, List.of(anothers)))
            .ofAll();
    assertThat(requireNonNull(entitled.get(BEFORE))).containsExactlyInAnyOrder(BANK_A, BANK_B);
  }
}
