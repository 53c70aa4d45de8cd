// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;

/**
 * The verified transactions in this node's storage, page by page: a storage is larger than a
 * memory. Call only inside a database transaction.
 */
final class StoredTransactions {
  /** How many transactions are looked at in one database transaction. */
  static final int PAGE = 200;

  private static final String ALL =
      "select t.tx_id from node_transactions t where t.status = 'V' and t.tx_id > ?"
          + " order by t.tx_id";
  private static final String UNREPORTED =
      "select t.tx_id from node_transactions t where t.status = 'V' and t.tx_id > ?"
          + " and not exists (select 1 from concordat_outbox o"
          + " where o.tx_id = t.tx_id and o.party = ?) order by t.tx_id";

  private final ServiceHub services;

  StoredTransactions(ServiceHub services) {
    this.services = services;
  }

  /** Shows every transaction of a consortium, with the consortium's id. */
  void forEach(BiConsumer<SignedTransaction, SecureHash> reader) {
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      List<String> ids = new Sql(services).texts(ALL, PAGE, after.get());
      show(ids, reader);
      after = next(ids);
    }
  }

  /**
   * Puts a page of what is recorded but not noted for an observer into the outbox: what came as a
   * part of another transaction's history, what is older than the observer's office, and whatever a
   * crash left out. Another consortium's is nobody's business here.
   *
   * @param after the id up to which storage was looked at; empty at first
   * @return up to which it is now; none at the end
   */
  Optional<String> enqueueUnreported(Party observer, String after) {
    Outbox outbox = new Outbox(services);
    Optional<SecureHash> ours = new ConsortiumPin(services).pinned();
    List<String> ids =
        new Sql(services).texts(UNREPORTED, PAGE, after, observer.getName().toString());
    show(
        ids,
        (transaction, consortiumId) -> {
          if (ours.filter(consortiumId::equals).isPresent()) {
            outbox.enqueueFor(transaction, observer);
          }
        });
    return next(ids);
  }

  private void show(List<String> ids, BiConsumer<SignedTransaction, SecureHash> reader) {
    for (String id : ids) {
      SignedTransaction transaction =
          services.getValidatedTransactions().getTransaction(SecureHash.create(id));
      if (transaction != null) {
        LedgerFacts.consortiumId(transaction).ifPresent(of -> reader.accept(transaction, of));
      }
    }
  }

  private static Optional<String> next(List<String> ids) {
    return ids.size() < PAGE ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
  }
}
