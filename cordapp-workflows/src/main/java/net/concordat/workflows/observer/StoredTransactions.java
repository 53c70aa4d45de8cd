// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;

/** The transactions in this node's storage. Call only inside a database transaction. */
final class StoredTransactions {
  private static final String ALL = "select tx_id from node_transactions order by tx_id";
  private static final String UNREPORTED =
      "select t.tx_id from node_transactions t where not exists"
          + " (select 1 from concordat_outbox o where o.tx_id = t.tx_id) order by t.tx_id";

  private final ServiceHub services;

  StoredTransactions(ServiceHub services) {
    this.services = services;
  }

  /** Shows every verified transaction of a consortium, with the consortium's id. */
  void forEach(BiConsumer<SignedTransaction, SecureHash> reader) {
    forEach(ALL, reader);
  }

  /**
   * Puts into the outbox what is recorded but not in it: what came as a part of another
   * transaction's history, and whatever a crash left out. Another consortium's is nobody's business
   * here.
   */
  void enqueueUnreported() {
    Outbox outbox = new Outbox(services);
    Optional<SecureHash> ours = new ConsortiumPin(services).pinned();
    forEach(
        UNREPORTED,
        (transaction, consortiumId) -> {
          if (ours.filter(consortiumId::equals).isPresent() && !isObserver(transaction)) {
            outbox.enqueue(transaction, Collections.emptyList());
          }
        });
  }

  private boolean isObserver(SignedTransaction transaction) {
    return LedgerFacts.observers(transaction).stream()
        .anyMatch(observer -> services.getMyInfo().isLegalIdentity(observer));
  }

  /**
   * A node's storage is larger than its memory, so no more than one transaction is held at once.
   */
  private void forEach(String query, BiConsumer<SignedTransaction, SecureHash> reader) {
    for (String id : ids(query)) {
      SignedTransaction transaction =
          services.getValidatedTransactions().getTransaction(SecureHash.create(id));
      if (transaction != null) {
        LedgerFacts.consortiumId(transaction).ifPresent(of -> reader.accept(transaction, of));
      }
    }
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement = services.jdbcSession().prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The node's transaction storage could not be read", e);
    }
    return ids;
  }
}
