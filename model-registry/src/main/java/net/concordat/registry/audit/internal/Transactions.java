// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.audit.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import net.concordat.registry.ledger.LedgerTransaction;
import net.concordat.registry.ledger.TransactionLog;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps transactions. */
@Component
class Transactions implements TransactionLog {
  private static final String SIGNED =
      "insert into ledger_transaction_signer (tx_id, signer) values (?, ?)";

  private final EntityManager entities;
  private final JdbcTemplate jdbc;

  Transactions(EntityManager entities, JdbcTemplate jdbc) {
    this.entities = entities;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void record(List<LedgerTransaction> transactions) {
    for (LedgerTransaction transaction : transactions) {
      // Of a transaction whose states were read at different times, it was told before.
      if (entities.find(TransactionRow.class, transaction.txId()) == null) {
        entities.persist(new TransactionRow(transaction));
        jdbc.batchUpdate(
            SIGNED,
            Set.copyOf(transaction.signers()).stream()
                .map(signer -> new Object[] {transaction.txId(), signer})
                .toList());
      }
    }
  }
}
