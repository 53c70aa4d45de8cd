// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.LedgerReport;
import net.concordat.workflows.observer.LedgerReportFlow;
import net.concordat.workflows.observer.OutboxStatus;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;

/** What tests ask of a node. */
final class Nodes {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Of which consortium each transaction is that was looked at; that never changes. */
  private static final Map<SecureHash, Optional<SecureHash>> CONSORTIA = new ConcurrentHashMap<>();

  private Nodes() {}

  static LedgerReport report(StartedMockNode node) {
    return run(node, new LedgerReportFlow());
  }

  /**
   * What a node tells others of, and what they answered: as its report says it, without reading all
   * transactions for that.
   */
  static List<LedgerReport.Told> told(StartedMockNode node) {
    return query(
        node,
        "select tx_id, party, status, reason from concordat_outbox",
        row ->
            new LedgerReport.Told(
                row.getString(1),
                row.getString(2),
                OutboxStatus.valueOf(row.getString(3)),
                row.getString(4)));
  }

  /** The ids of the transactions of its own consortium that a node holds. */
  static Set<SecureHash> transactions(StartedMockNode node) {
    Optional<SecureHash> ours = in(node, () -> new ConsortiumPin(node.getServices()).pinned());
    return query(
            node,
            "select tx_id from node_transactions where status = 'V'",
            row -> SecureHash.create(row.getString(1)))
        .stream()
        .filter(id -> ours.isPresent() && consortium(node, id).equals(ours))
        .collect(Collectors.toSet());
  }

  private static Optional<SecureHash> consortium(StartedMockNode node, SecureHash id) {
    return CONSORTIA.computeIfAbsent(
        id,
        unknown ->
            in(
                node,
                () ->
                    LedgerFacts.consortiumId(
                        Objects.requireNonNull(
                            node.getServices()
                                .getValidatedTransactions()
                                .getTransaction(unknown)))));
  }

  private static <T> List<T> query(StartedMockNode node, String sql, RowReader<T> reader) {
    return in(
        node,
        () -> {
          List<T> found = new ArrayList<>();
          try (PreparedStatement query = node.getServices().jdbcSession().prepareStatement(sql);
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              found.add(reader.read(rows));
            }
          }
          return found;
        });
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The transactions of its own consortium that a node holds. */
  static Map<SecureHash, SignedTransaction> storage(StartedMockNode node) {
    Map<SecureHash, SignedTransaction> storage = new HashMap<>();
    for (SecureHash id : transactions(node)) {
      SignedTransaction found =
          in(node, () -> node.getServices().getValidatedTransactions().getTransaction(id));
      storage.put(id, Objects.requireNonNull(found, "reported, and not held: " + id));
    }
    return storage;
  }

  static <T> T run(StartedMockNode node, FlowLogic<T> flow) {
    try {
      return node.startFlow(flow).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new FlowFailure(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(flow.getClass().getSimpleName() + " did not end", e);
    }
  }

  /** Runs a flow that must be refused, by a rule of the flows. */
  static void refuses(FlowRule rule, StartedMockNode node, FlowLogic<?> flow) {
    assertThat(refusal(node, flow)).startsWith(rule.ruleName() + ": " + rule.sentence());
  }

  /** Runs a flow that must be refused, by a rule of the contracts. */
  static void refuses(LedgerRule rule, StartedMockNode node, FlowLogic<?> flow) {
    assertThat(refusal(node, flow)).startsWith(rule.ruleName() + ": " + rule.sentence());
  }

  /** Runs a flow that must fail, and gives the words with which it does. */
  static String refusal(StartedMockNode node, FlowLogic<?> flow) {
    try {
      Object result = run(node, flow);
      throw new AssertionError(flow.getClass().getSimpleName() + " was not refused: " + result);
    } catch (FlowFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** Whether a node's storage holds a transaction, whosever it is. */
  static boolean holds(StartedMockNode node, SecureHash txId) {
    return in(
        node, () -> node.getServices().getValidatedTransactions().getTransaction(txId) != null);
  }

  /** A flow failed; the message is the flow's own. */
  static final class FlowFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    FlowFailure(ExecutionException failure) {
      super(String.valueOf(Objects.requireNonNull(failure.getCause()).getMessage()), failure);
    }
  }

  static Party party(StartedMockNode node) {
    return node.getInfo().getLegalIdentities().get(0);
  }

  static <T> T in(StartedMockNode node, Callable<T> question) {
    return node.transaction(
        () -> {
          try {
            return question.call();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }
}
