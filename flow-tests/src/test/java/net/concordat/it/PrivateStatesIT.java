// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a bank's people, adoptions and budgets are is with that bank and the observer, also where
 * other banks are shown that it was decided or spent.
 */
@Order(4)
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedConsortium.class)
class PrivateStatesIT {
  private static final List<Class<? extends PrivateState>> KINDS =
      List.of(
          ApproverState.class,
          PeopleRegisterState.class,
          ProposalState.class,
          DecisionState.class,
          DevelopmentState.class,
          AdoptionState.class,
          AliasRegisterState.class,
          BudgetRegisterState.class,
          PrivacyBudgetState.class,
          SpendState.class,
          ScoringRegisterState.class,
          ScoringBatchState.class);

  private final TestConsortium c;
  private final StartedMockNode a;
  private final StartedMockNode b;

  PrivateStatesIT(TestConsortium c) {
    this.c = c;
    a = c.bankA;
    b = c.bankB;
  }

  /** Every bank sees something of what another decided or spent. */
  @BeforeAll
  void adoptApproveAndSpend() {
    AdoptionScene scene = new AdoptionScene(c);
    AdoptionState adoption = scene.adopt(scene.delivered("adopted in private"));
    scene.promote(adoption, AliasPlace.CHAMPION);
    SecureHash artifact = SecureHash.sha256("developed in private");
    run(b, scene.recording(artifact, artifact, c.people.allRounder(b)));
    String weights = "published with a spend";
    ModelVersionState version =
        Spending.publish(c, weights, Spending.spend(c, a, weights)).getState().getData();
    c.ask(a, version, b, c.bankC);
    c.approve(a, version, b, c.bankC);
    ScoringSamples.anchor(a, ScoringSamples.log());
  }

  @Test
  void areWithTheirMemberAndTheObserverAlone() {
    Map<String, Set<String>> expected = new TreeMap<>();
    Map<String, SecureHash> produced = new HashMap<>();
    Map<SecureHash, SignedTransaction> ledger = new LinkedHashMap<>();
    nodes().forEach(node -> ledger.putAll(Nodes.storage(node)));
    Set<Class<?>> kinds = Set.copyOf(KINDS);
    ledger.forEach(
        (id, transaction) ->
            own(transaction)
                .forEach(
                    state -> {
                      assertThat(kinds).contains(state.getClass());
                      String what = state.getClass().getSimpleName() + " " + id;
                      produced.put(what, id);
                      expected.put(
                          what,
                          new TreeSet<>(Set.of(name(state.getMember()), name(party(c.regulator)))));
                    }));

    assertThat(ledger.values().stream().flatMap(PrivateStatesIT::own).map(Object::getClass))
        .containsAll(kinds);
    await("each to be with its member and the observer, and nobody else")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(holders(produced)).isEqualTo(expected));
  }

  private Map<String, Set<String>> holders(Map<String, SecureHash> produced) {
    Map<String, Set<String>> holders = new TreeMap<>();
    produced.forEach(
        (what, id) ->
            holders.put(
                what,
                nodes().stream()
                    .filter(node -> Nodes.holds(node, id))
                    .map(node -> name(party(node)))
                    .collect(Collectors.toCollection(TreeSet::new))));
    return holders;
  }

  @Test
  void areInTheHistoryOfNothingThatAnotherBankHolds() {
    Map<StartedMockNode, Set<String>> taken = new HashMap<>();
    for (StartedMockNode bank : banks()) {
      Map<SecureHash, SignedTransaction> storage = Nodes.storage(bank);
      for (SignedTransaction transaction : storage.values()) {
        assertThat(history(transaction, storage).stream().flatMap(PrivateStatesIT::own))
            .as(LedgerFacts.command(transaction) + " at " + name(party(bank)))
            .allMatch(state -> state.getMember().equals(party(bank)));
        if (own(transaction).findAny().isEmpty()) {
          taken
              .computeIfAbsent(bank, unseen -> new TreeSet<>())
              .add(LedgerFacts.command(transaction));
        }
      }
    }
    assertThat(taken.get(a)).contains("ApprovalContract.Decide", "ModelVersionContract.Approve");
    assertThat(taken.get(b)).contains("ModelVersionContract.Publish");
    assertThat(taken.get(c.bankC)).contains("ModelVersionContract.Publish");
  }

  @Test
  void areInTheHistoryOfNothingShared() {
    Map<SecureHash, SignedTransaction> storage = Nodes.storage(c.regulator);
    Set<String> shared = new TreeSet<>();
    for (SignedTransaction transaction : storage.values()) {
      if (own(transaction).findAny().isEmpty()) {
        shared.add(LedgerFacts.command(transaction));
        assertThat(history(transaction, storage).stream().flatMap(PrivateStatesIT::own))
            .as(LedgerFacts.command(transaction))
            .isEmpty();
      }
    }
    assertThat(shared)
        .contains("ApprovalContract.Decide", "ModelVersionContract.Publish")
        .doesNotContain("DecisionContract.ConcludeReview", "BudgetContract.Spend");
  }

  /** A transaction and all that it builds on, whole as a node holds them. */
  private static Set<SignedTransaction> history(
      SignedTransaction of, Map<SecureHash, SignedTransaction> storage) {
    Map<SecureHash, SignedTransaction> history = new HashMap<>();
    Deque<SecureHash> open = new ArrayDeque<>(List.of(of.getId()));
    while (!open.isEmpty()) {
      SecureHash id = open.remove();
      if (!history.containsKey(id)) {
        SignedTransaction found =
            Objects.requireNonNull(storage.get(id), "an ancestor is not held: " + id);
        history.put(id, found);
        open.addAll(LedgerFacts.buildsOn(found));
      }
    }
    return Set.copyOf(history.values());
  }

  private static Stream<PrivateState> own(SignedTransaction transaction) {
    return transaction.getTx().getOutputStates().stream()
        .filter(PrivateState.class::isInstance)
        .map(PrivateState.class::cast);
  }

  private List<StartedMockNode> banks() {
    return List.of(a, b, c.bankC);
  }

  private List<StartedMockNode> nodes() {
    return List.of(a, b, c.bankC, c.regulator, c.outsider);
  }

  private static String name(Party party) {
    return party.getName().getOrganisation();
  }
}
