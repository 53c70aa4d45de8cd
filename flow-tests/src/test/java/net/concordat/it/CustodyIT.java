// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.workflows.approval.ConcludeModelVersionFlow;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.sharing.RevokeGrantFlow;
import net.concordat.workflows.support.LedgerFacts;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who stores what. Whoever is sent a transaction stores its ancestors too, so each transaction
 * belongs with those it is sent to and with those that are sent one of its descendants, and with
 * nobody else.
 */
@Order(3)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class CustodyIT {
  private final TestConsortium c;
  private final StartedMockNode a;
  private final StartedMockNode b;
  private final StartedMockNode r;

  /** To whom each command's transaction is sent; those named in the scenario come on top. */
  private final Map<String, Set<StartedMockNode>> sentTo;

  private final Map<SecureHash, Set<StartedMockNode>> alsoSentTo = new HashMap<>();
  private final Set<SecureHash> before;

  CustodyIT(TestConsortium c) {
    this.c = c;
    a = c.bankA;
    b = c.bankB;
    r = c.regulator;
    before = allTransactions().keySet();
    sentTo = new LinkedHashMap<>();
    sentTo.put("RegisteredModelContract.IssueSeed", Set.of(a, r));
    sentTo.put("RegisteredModelContract.Register", Set.of(a, r));
    sentTo.put("ModelVersionContract.Publish", Set.of(a, r));
    sentTo.put("GrantContract.Offer", Set.of(a, b, r));
    sentTo.put("GrantContract.Accept", Set.of(a, b, r));
    sentTo.put("GrantContract.Revoke", Set.of(a, b, r));
    sentTo.put("DeliveryReceiptContract.Receipt", Set.of(a, b, r));
    sentTo.put("HoldoutContract.Commit", Set.of(b, r));
    sentTo.put("HoldoutContract.Use", Set.of(b, r));
    sentTo.put("EvaluationContract.Evaluate", Set.of(a, b, r));
    sentTo.put("ApprovalContract.Decide", Set.of(a, b, r));
    sentTo.put("ModelVersionContract.Approve", Set.of(a, b, r));
    sentTo.put("ModelVersionContract.Reject", Set.of(a, b, r));
  }

  @Test
  void everyTransactionIsWithThoseItConcernsAndNobodyElse() {
    share();
    reject();
    Map<SecureHash, SignedTransaction> ledger = allTransactions();
    Map<SecureHash, Set<String>> expected = new HashMap<>();
    ledger.forEach(
        (id, transaction) -> {
          if (!before.contains(id)) {
            spread(id, recipients(transaction), ledger, expected);
          }
        });
    expected.keySet().retainAll(withoutFounding(ledger));

    await("every node to hold what it should, and no more")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(holders(expected.keySet())).isEqualTo(expected));
    assertThat(ledger.values().stream().map(LedgerFacts::command).toList())
        .containsAll(sentTo.keySet())
        .contains(
            "BudgetContract.OpenBudget",
            "BudgetContract.Spend",
            "PeopleContract.Open",
            "DecisionContract.Propose",
            "DecisionContract.Decide",
            "DecisionContract.ConcludeReview");
  }

  /** A shares with B through every step; C sees nothing of it. */
  private void share() {
    SecureHash rows = SecureHash.sha256("between A and B");
    run(b, new CommitHoldoutFlow(commandId(), Samples.holdout(rows)));
    ModelVersionState pending = c.published(a, "between A and B");
    UUID review = c.grant(a, b, pending, GrantKind.REVIEW).getGrantId();
    c.deliver(a, b, pending);
    run(b, new RecordEvaluationFlow(commandId(), Samples.measurement(pending, rows)));
    run(a, new RevokeGrantFlow(commandId(), review));
    // A second version that C alone is asked about; so C gets the family's first publish as well.
    ModelVersionState next =
        c.publish(a, pending.getModelId(), Samples.bytes("second version")).getState().getData();
    c.ask(a, next, c.bankC);
    alsoSend(next, c.bankC);
    ModelVersionState trained = publishPrivately("trained under differential privacy");
    c.ask(a, trained, b);
    alsoSend(trained, b);
  }

  /** B gets the seed of the publication, and never what A spent or has left. */
  private ModelVersionState publishPrivately(String weights) {
    return Spending.publish(c, weights, Spending.spend(c, a, weights)).getState().getData();
  }

  /** C is asked about a version that B, too, decides; B rejects it. */
  private void reject() {
    ModelVersionState pending = c.published(a, "decided by B and C");
    c.ask(a, pending, b, c.bankC);
    alsoSend(pending, b);
    alsoSend(pending, c.bankC);
    for (StartedMockNode approver : List.of(b, c.bankC)) {
      SecureHash decision =
          c.people.decide(approver, pending, Decision.APPROVE).getRef().getTxhash();
      alsoSentTo.put(decision, Set.of(a, approver, r));
    }
    SecureHash approved =
        run(a, new ConcludeModelVersionFlow(commandId(), pending.getModelId(), 1, Decision.APPROVE))
            .getRef()
            .getTxhash();
    alsoSentTo.put(approved, Set.of(a, b, c.bankC, r));
    ModelVersionState rejected = c.published(a, "rejected by B");
    c.ask(a, rejected, b);
    alsoSend(rejected, b);
    c.people.decide(b, rejected, Decision.REJECT);
    run(a, new ConcludeModelVersionFlow(commandId(), rejected.getModelId(), 1, Decision.REJECT));
  }

  private void alsoSend(ModelVersionState version, StartedMockNode node) {
    SecureHash id =
        in(a, () -> new Vault(a.getServices()).version(version.getModelId(), version.getVersion()))
            .getRef()
            .getTxhash();
    Set<StartedMockNode> nodes = new HashSet<>(alsoSentTo.getOrDefault(id, Set.of(a, r)));
    nodes.add(node);
    alsoSentTo.put(id, nodes);
  }

  private Set<StartedMockNode> recipients(SignedTransaction transaction) {
    for (ContractState state : transaction.getTx().getOutputStates()) {
      if (state instanceof PrivateState) {
        return Set.of(nodeOf(((PrivateState) state).getMember()), r);
      }
    }
    Set<StartedMockNode> named = alsoSentTo.get(transaction.getId());
    return named != null
        ? named
        : sentTo.getOrDefault(LedgerFacts.command(transaction), Collections.emptySet());
  }

  private StartedMockNode nodeOf(Party member) {
    return Stream.of(a, b, c.bankC)
        .filter(node -> party(node).equals(member))
        .findFirst()
        .orElseThrow();
  }

  private void spread(
      SecureHash id,
      Set<StartedMockNode> nodes,
      Map<SecureHash, SignedTransaction> ledger,
      Map<SecureHash, Set<String>> holders) {
    Set<String> names = holders.computeIfAbsent(id, unknown -> new TreeSet<>());
    nodes.forEach(node -> names.add(name(node)));
    parents(get(ledger, id)).forEach(parent -> spread(parent, nodes, ledger, holders));
  }

  private static SignedTransaction get(Map<SecureHash, SignedTransaction> ledger, SecureHash id) {
    return Objects.requireNonNull(ledger.get(id), "nobody holds an ancestor: " + id);
  }

  private static Set<SecureHash> parents(SignedTransaction transaction) {
    Set<SecureHash> parents = new HashSet<>();
    for (StateRef ref : transaction.getInputs()) {
      parents.add(ref.getTxhash());
    }
    for (StateRef ref : transaction.getReferences()) {
      parents.add(ref.getTxhash());
    }
    return parents;
  }

  private Set<SecureHash> withoutFounding(Map<SecureHash, SignedTransaction> ledger) {
    Set<SecureHash> ids = new HashSet<>(ledger.keySet());
    ids.removeAll(before);
    return ids;
  }

  private Map<SecureHash, Set<String>> holders(Collection<SecureHash> ids) {
    Map<SecureHash, Set<String>> holders = new HashMap<>();
    for (SecureHash id : ids) {
      Set<String> names = new TreeSet<>();
      for (StartedMockNode node : List.of(a, b, c.bankC, r, c.outsider)) {
        if (Nodes.holds(node, id)) {
          names.add(name(node));
        }
      }
      holders.put(id, names);
    }
    return holders;
  }

  private static String name(StartedMockNode node) {
    return party(node).getName().getOrganisation();
  }

  private Map<SecureHash, SignedTransaction> allTransactions() {
    Map<SecureHash, SignedTransaction> all = new HashMap<>();
    for (StartedMockNode node : List.of(a, b, c.bankC, r)) {
      all.putAll(Nodes.storage(node));
    }
    return all;
  }

  @Test
  void whatIsSharedHasNoAncestorButOfSharedTypes() {
    ModelVersionState pending = publishPrivately("with a history");
    c.ask(a, pending, b);
    c.people.decide(b, pending, Decision.APPROVE);
    Map<SecureHash, SignedTransaction> ledger = allTransactions();
    Map<String, Set<Class<?>>> ancestors = new TreeMap<>();
    Set<String> ofOneMember = new TreeSet<>();
    ledger
        .values()
        .forEach(
            transaction -> {
              String command = LedgerFacts.command(transaction);
              ancestors
                  .computeIfAbsent(command, unknown -> new HashSet<>())
                  .addAll(ancestorTypes(transaction, ledger));
              if (transaction.getTx().getOutputStates().stream()
                  .anyMatch(PrivateState.class::isInstance)) {
                ofOneMember.add(command);
              }
            });

    Set<Class<?>> founding =
        Set.of(ConsortiumSeedState.class, ConsortiumState.class, RegisterTicketState.class);
    assertThat(ancestors.get("ConsortiumContract.IssueSeed")).isEmpty();
    assertThat(ancestors.get("ConsortiumContract.Found")).containsOnly(ConsortiumSeedState.class);
    assertThat(ancestors.get("RegisteredModelContract.IssueSeed")).isEqualTo(founding);
    Set<Class<?>> rows = new HashSet<>(founding);
    rows.addAll(List.of(HoldoutState.class, HoldoutUseState.class));
    assertThat(ancestors.get("HoldoutContract.Use")).isSubsetOf(rows);
    assertThat(ancestors.get("ModelVersionContract.Publish"))
        .contains(ModelSeedState.class)
        .doesNotContain(SpendState.class);
    assertThat(ofOneMember)
        .contains("BudgetContract.Spend", "DecisionContract.Decide")
        .doesNotContain("ApprovalContract.Decide");
    ancestors.keySet().removeAll(ofOneMember);
    assertThat(ancestors.values())
        .allSatisfy(types -> assertThat(types).noneMatch(PrivateState.class::isAssignableFrom));
  }

  private static Set<Class<?>> ancestorTypes(
      SignedTransaction transaction, Map<SecureHash, SignedTransaction> ledger) {
    Set<Class<?>> types = new HashSet<>();
    for (SecureHash parent : parents(transaction)) {
      SignedTransaction ancestor = get(ledger, parent);
      for (ContractState state : ancestor.getTx().getOutputStates()) {
        types.add(state.getClass());
      }
      types.addAll(ancestorTypes(ancestor, ledger));
    }
    return types;
  }
}
