// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;

/**
 * What this node has yet to tell others, and what they answered: rows in the node's own database,
 * written in the same database transactions as the flows' checkpoints. Call only where there is
 * one: in a flow, or inside {@code database.transaction}.
 */
public final class Outbox {
  /** How many transactions one report carries. */
  static final int BATCH = 50;

  /** By then, whoever made a transaction has told the observers of it, and there may be more. */
  private static final Duration SECOND_HAND = Duration.ofSeconds(3);

  /** How long after its time window a transaction may still turn up as recorded. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final ServiceHub services;
  private final Sql sql;

  public Outbox(ServiceHub services) {
    this.services = services;
    this.sql = new Sql(services);
  }

  /**
   * Notes that the observers of a transaction, and others, are to be told of it; who is noted
   * already is not noted again, and this node never.
   */
  public void enqueue(SignedTransaction transaction, Collection<Party> alsoTell) {
    Set<Party> recipients = new LinkedHashSet<>(LedgerFacts.observers(transaction));
    recipients.addAll(alsoTell);
    note(transaction, recipients, false, Instant.now());
  }

  /**
   * Notes that the observers of a transaction that another made are to be told of it, and others.
   * The observers a little later: most have it by then, and are told of several at once.
   */
  public void enqueueSecondHand(SignedTransaction transaction, Collection<Party> alsoTell) {
    note(transaction, alsoTell, false, Instant.now());
    note(transaction, LedgerFacts.observers(transaction), false, Instant.now().plus(SECOND_HAND));
  }

  /** Notes that one node is to be told of a transaction; again, if it was told before. */
  void enqueueAgain(SignedTransaction transaction, Party recipient) {
    note(transaction, Collections.singleton(recipient), true, Instant.now());
  }

  /**
   * Notes that one node is to be told of a transaction, if it is not noted already; after what was
   * noted second hand by now, since a consortium's seed is taken by those alone that know what grew
   * from it.
   */
  void enqueueFor(SignedTransaction transaction, Party recipient) {
    note(transaction, Collections.singleton(recipient), false, Instant.now().plus(SECOND_HAND));
  }

  private void note(
      SignedTransaction transaction, Collection<Party> recipients, boolean again, Instant from) {
    TimeWindow window = transaction.getTx().getTimeWindow();
    Instant until = window == null || window.getUntilTime() == null ? from : window.getUntilTime();
    services.withEntityManager(
        entities -> {
          for (Party recipient : recipients) {
            if (services.getMyInfo().isLegalIdentity(recipient)) {
              continue;
            }
            TransactionParty key = key(transaction.getId(), recipient);
            OutboxRow row = entities.find(OutboxRow.class, key);
            if (row == null) {
              entities.persist(new OutboxRow(key, from, until));
            } else if (again) {
              row.again();
            }
          }
        });
  }

  /** Who was, or is to be, told of a transaction, as far as the network knows them still. */
  public List<Party> told(SecureHash txId) {
    Function<EntityManager, List<String>> query =
        entities ->
            entities
                .createQuery(
                    "select r.key.party from OutboxRow r where r.key.txId = ?1", String.class)
                .setParameter(1, txId.toString())
                .getResultList();
    List<Party> told = new ArrayList<>();
    for (String name : services.withEntityManager(query::apply)) {
      Party party = services.getNetworkMapCache().getPeerByLegalName(CordaX500Name.parse(name));
      if (party != null) {
        told.add(party);
      }
    }
    return told;
  }

  /** Which nodes were, or are to be, told of a transaction, and what they answered. */
  public List<LedgerReport.Told> answersOn(SecureHash txId) {
    Function<EntityManager, List<OutboxRow>> query =
        entities ->
            entities
                .createQuery(
                    "select r from OutboxRow r where r.key.txId = ?1 order by r.key.party",
                    OutboxRow.class)
                .setParameter(1, txId.toString())
                .getResultList();
    List<LedgerReport.Told> told = new ArrayList<>();
    for (OutboxRow row : services.withEntityManager(query::apply)) {
      told.add(
          new LedgerReport.Told(
              row.getKey().getTxId(), row.getKey().getParty(), row.getStatus(), row.getReason()));
    }
    return told;
  }

  /**
   * Has one node told again of transactions that are noted for it.
   *
   * @return of how many
   */
  int tellAgain(Party recipient, Collection<SecureHash> ids) {
    Function<EntityManager, Integer> change =
        entities -> {
          int changed = 0;
          for (SecureHash id : ids) {
            OutboxRow row = entities.find(OutboxRow.class, key(id, recipient));
            if (row != null) {
              row.again();
              changed++;
            }
          }
          return changed;
        };
    return services.withEntityManager(change::apply);
  }

  /** The transactions that a node refused. */
  List<SecureHash> refusedBy(Party recipient) {
    return hashes(
        sql.texts(
            "select tx_id from concordat_outbox where status = ? and party = ?",
            Integer.MAX_VALUE,
            OutboxStatus.REFUSED.name(),
            recipient.getName().toString()));
  }

  /** The names of those who have yet to be told of something that is recorded here. */
  Set<String> waitingRecipients() {
    Set<String> recipients = new LinkedHashSet<>();
    // One look into the index for each recipient, however many rows wait.
    for (String name = nextRecipient(""); !name.isEmpty(); name = nextRecipient(name)) {
      if (!waitingFor(name, 1).isEmpty()) {
        recipients.add(name);
      }
    }
    return recipients;
  }

  private String nextRecipient(String after) {
    List<String> next =
        sql.texts(
            "select party from concordat_outbox where status = ? and party > ?"
                + " order by status, party, created_at",
            1,
            OutboxStatus.WAITING.name(),
            after);
    return next.isEmpty() ? "" : next.get(0);
  }

  /** The oldest transactions of which one recipient has yet to be told, at most one report's. */
  List<SecureHash> batchFor(Party recipient) {
    return hashes(waitingFor(recipient.getName().toString(), BATCH));
  }

  private List<String> waitingFor(String recipient, int atMost) {
    return sql.texts(
        "select o.tx_id from concordat_outbox o join node_transactions t on t.tx_id = o.tx_id"
            + " where o.status = ? and o.party = ? and o.created_at <= ? and t.status = 'V'"
            + " order by o.status, o.party, o.created_at",
        atMost,
        OutboxStatus.WAITING.name(),
        recipient,
        Instant.now());
  }

  /** Notes what a recipient answered. */
  void store(Party recipient, Collection<ReportAnswer> answers) {
    Instant now = Instant.now();
    services.withEntityManager(
        entities -> {
          for (ReportAnswer answer : answers) {
            OutboxRow row = entities.find(OutboxRow.class, key(answer.getTxId(), recipient));
            if (row != null) {
              answer.noteIn(row, now);
            }
          }
        });
  }

  /** Forgets transactions that were never notarised and no longer can be. */
  void dropAbandoned() {
    sql.change(
        "delete from concordat_outbox where status = ? and until_at < ? and not exists"
            + " (select 1 from node_transactions t"
            + " where t.tx_id = concordat_outbox.tx_id and t.status = 'V')",
        OutboxStatus.WAITING.name(),
        Instant.now().minus(GRACE));
  }

  /** The receipts that there are for some transactions, by transaction and recipient. */
  public List<Receipt> receipts(List<SecureHash> ids) {
    List<Receipt> receipts = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      receipts.addAll(receiptsOf(ids.subList(from, Math.min(ids.size(), from + BATCH))));
    }
    receipts.sort(
        Comparator.<Receipt, String>comparing(receipt -> receipt.getTxId().toString())
            .thenComparing(Receipt::getRecipient));
    return receipts;
  }

  private List<Receipt> receiptsOf(List<SecureHash> ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.toString()));
    Function<EntityManager, List<OutboxRow>> query =
        entities ->
            entities
                .createQuery(
                    "select r from OutboxRow r where r.receipt is not null and r.key.txId in ?1",
                    OutboxRow.class)
                .setParameter(1, texts)
                .getResultList();
    List<Receipt> receipts = new ArrayList<>();
    for (OutboxRow row : services.withEntityManager(query::apply)) {
      row.toReceipt().ifPresent(receipts::add);
    }
    return receipts;
  }

  /** All rows, oldest first. */
  List<OutboxRow> rows() {
    Function<EntityManager, List<OutboxRow>> query =
        entities ->
            entities
                .createQuery("select r from OutboxRow r order by r.createdAt", OutboxRow.class)
                .getResultList();
    return services.withEntityManager(query::apply);
  }

  /** What this node refused to take, oldest first. */
  List<RefusalRow> refusals() {
    Function<EntityManager, List<RefusalRow>> query =
        entities ->
            entities
                .createQuery("select r from RefusalRow r order by r.refusedAt", RefusalRow.class)
                .getResultList();
    return services.withEntityManager(query::apply);
  }

  private static TransactionParty key(SecureHash id, Party party) {
    return new TransactionParty(id.toString(), party.getName().toString());
  }

  private static List<SecureHash> hashes(List<String> texts) {
    List<SecureHash> hashes = new ArrayList<>();
    texts.forEach(text -> hashes.add(SecureHash.create(text)));
    return hashes;
  }
}
