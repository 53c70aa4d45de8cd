// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.List;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.TransactionLog;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.TransactionView;
import net.corda.core.crypto.SecureHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the node what the transactions did whose states have been read: the vault does not say by
 * which command a state came to be, nor who signed.
 */
@Component
class TransactionReader {
  /** So many at once: the node and the registry hold them in memory. */
  static final int PAGE = 200;

  private static final String UNREAD =
      "select distinct tx_id from ledger_state where told = false limit " + PAGE;

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
      List<LedgerTransaction> told =
          node
              .run(ReadTransactionsFlow.class, asked.stream().map(SecureHash::create).toList())
              .stream()
              .map(TransactionReader::transaction)
              .toList();
      together.executeWithoutResult(
          status -> {
            log.record(told);
            jdbc.batchUpdate(
                "update ledger_state set told = true where tx_id = ?",
                asked.stream().map(id -> new Object[] {id}).toList());
          });
      ids = unread();
    }
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
        view.getProduced());
  }
}
