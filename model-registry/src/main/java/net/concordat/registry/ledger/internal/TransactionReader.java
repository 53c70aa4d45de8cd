// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.ShownDecision;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.TransactionLog;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.TransactionView;
import net.corda.core.crypto.SecureHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the node what the transactions did whose states have been read: the vault does not say by
 * which command a state came to be, nor who signed. Also of what these rest on: a vault has no
 * state of the consortium's seed, nor of whatever a node keeps for its back-chain alone.
 */
@Component
class TransactionReader {
  /** So many at once: the node and the registry hold them in memory. */
  static final int PAGE = 200;

  private static final String UNREAD =
      "select distinct tx_id from ledger_state where told = false limit " + PAGE;

  private static final String WITH_STATES =
      "select distinct tx_id from ledger_state where tx_id in (:ids)";

  private final NodeConnection node;
  private final JdbcTemplate jdbc;
  private final TransactionLog log;
  private final TransactionTemplate together;

  TransactionReader(
      NodeConnection node, JdbcTemplate jdbc, TransactionLog log, TransactionTemplate together) {
    this.node = node;
    this.jdbc = jdbc;
    this.log = log;
    this.together = together;
  }

  /**
   * Reads what is new.
   *
   * @throws NodeUnavailableException if the node does not answer
   */
  void read() {
    List<String> ids = unread();
    while (!ids.isEmpty()) {
      List<String> asked = ids;
      List<LedgerTransaction> told = ask(asked);
      List<LedgerTransaction> restedOn = ask(withoutStates(restedOn(told)));
      together.executeWithoutResult(
          status -> {
            log.record(told);
            log.record(restedOn);
            jdbc.batchUpdate(
                "update ledger_state set told = true where tx_id = ?",
                asked.stream().map(id -> new Object[] {id}).toList());
          });
      ids = unread();
    }
  }

  private List<LedgerTransaction> ask(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<SecureHash> asked = ids.stream().map(SecureHash::create).toList();
    return node.run(ReadTransactionsFlow.class, asked).stream()
        .map(TransactionReader::transaction)
        .toList();
  }

  private static Set<String> restedOn(List<LedgerTransaction> told) {
    Set<String> ids = new HashSet<>();
    for (LedgerTransaction transaction : told) {
      Stream.concat(transaction.consumed().stream(), transaction.referenced().stream())
          .map(StateId::txId)
          .forEach(ids::add);
    }
    return ids;
  }

  private Set<String> withoutStates(Set<String> ids) {
    if (!ids.isEmpty()) {
      ids.removeAll(
          new NamedParameterJdbcTemplate(jdbc)
              .queryForList(WITH_STATES, Map.of("ids", ids), String.class));
    }
    return ids;
  }

  private List<String> unread() {
    return jdbc.queryForList(UNREAD, String.class);
  }

  private static LedgerTransaction transaction(TransactionView view) {
    return new LedgerTransaction(
        Facts.hex(view.getId()),
        view.getCommand(),
        view.getAt(),
        view.getSigners(),
        view.getConsumed().stream().map(Facts::id).toList(),
        view.getReferenced().stream().map(Facts::id).toList(),
        view.getProduced(),
        view.getDecided().stream()
            .map(shown -> new ShownDecision(shown.getHeader().getAt(), PeopleFacts.decision(shown)))
            .toList());
  }
}
