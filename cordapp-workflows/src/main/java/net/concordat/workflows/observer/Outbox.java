// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
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

  /** How long after its time window a transaction may still turn up as recorded. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final ServiceHub services;

  public Outbox(ServiceHub services) {
    this.services = services;
  }

  /**
   * Notes that the observers of a transaction, and others, are to be told of it; who is noted
   * already is not noted again, and this node never.
   */
  public void enqueue(SignedTransaction transaction, Collection<Party> alsoTell) {
    Set<Party> recipients = new LinkedHashSet<>(LedgerFacts.observers(transaction));
    recipients.addAll(alsoTell);
    recipients.removeAll(services.getMyInfo().getLegalIdentities());
    Instant now = Instant.now();
    TimeWindow window = transaction.getTx().getTimeWindow();
    Instant until = window == null || window.getUntilTime() == null ? now : window.getUntilTime();
    services.withEntityManager(
        entities -> {
          for (Party recipient : recipients) {
            OutboxKey key =
                new OutboxKey(transaction.getId().toString(), recipient.getName().toString());
            if (entities.find(OutboxRow.class, key) == null) {
              entities.persist(new OutboxRow(key, now, until));
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
                    "select r.key.recipient from OutboxRow r where r.key.txId = ?1", String.class)
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

  /** The names of those who have yet to be told of something that is recorded here. */
  Set<String> waitingRecipients() {
    Set<String> recipients = new LinkedHashSet<>();
    for (OutboxKey key : waiting("", new ArrayList<>())) {
      if (!recipients.contains(key.getRecipient()) && isRecorded(key.getTxId())) {
        recipients.add(key.getRecipient());
      }
    }
    return recipients;
  }

  /** The oldest transactions of which one recipient has yet to be told, at most one report's. */
  List<SecureHash> batchFor(Party recipient) {
    List<SecureHash> batch = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    parameters.add(recipient.getName().toString());
    for (OutboxKey key : waiting(" and r.key.recipient = ?1", parameters)) {
      if (batch.size() < BATCH && isRecorded(key.getTxId())) {
        batch.add(SecureHash.create(key.getTxId()));
      }
    }
    return batch;
  }

  /** Notes what a recipient answered. */
  void store(Party recipient, Collection<ReportAnswer> answers) {
    Instant now = Instant.now();
    services.withEntityManager(
        entities -> {
          for (ReportAnswer answer : answers) {
            OutboxKey key =
                new OutboxKey(answer.getTxId().toString(), recipient.getName().toString());
            OutboxRow row = entities.find(OutboxRow.class, key);
            if (row != null) {
              answer.noteIn(row, now);
            }
          }
        });
  }

  /** Forgets transactions that were never notarised and no longer can be. */
  void dropAbandoned() {
    Instant before = Instant.now().minus(GRACE);
    services.withEntityManager(
        entities -> {
          for (OutboxRow row :
              entities
                  .createQuery(
                      "select r from OutboxRow r where r.status = ?1 and r.untilAt < ?2",
                      OutboxRow.class)
                  .setParameter(1, OutboxStatus.WAITING.name())
                  .setParameter(2, before)
                  .getResultList()) {
            if (!isRecorded(row.getKey().getTxId())) {
              entities.remove(row);
            }
          }
        });
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

  private List<OutboxKey> waiting(String condition, List<Object> parameters) {
    Function<EntityManager, List<OutboxKey>> query =
        entities -> {
          TypedQuery<OutboxKey> typed =
              entities.createQuery(
                  "select r.key from OutboxRow r where r.status = '"
                      + OutboxStatus.WAITING.name()
                      + "'"
                      + condition
                      + " order by r.createdAt",
                  OutboxKey.class);
          for (int i = 0; i < parameters.size(); i++) {
            typed.setParameter(i + 1, parameters.get(i));
          }
          return typed.getResultList();
        };
    return services.withEntityManager(query::apply);
  }

  private boolean isRecorded(String txId) {
    return services.getValidatedTransactions().getTransaction(SecureHash.create(txId)) != null;
  }
}
