// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.persistence.EntityManager;
import net.concordat.notary.NotarisedTransaction;
import net.concordat.notary.NotaryLogPage;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/**
 * What an observer knows of the notary's log, beside what it holds: so it knows what it has not
 * been given. Call only inside a database transaction.
 */
final class Completeness {
  /** How long reports take where everybody is up: what is missing longer is overdue. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** How many missing transactions a report names at most. */
  private static final int NAMED = 1_000;

  private static final String GIVEN =
      "update concordat_notarised set status = 'RECORDED' where status in ('MISSING', 'REFUSED')"
          + " and exists (select 1 from node_transactions t"
          + " where t.tx_id = concordat_notarised.tx_id and t.status = 'V')";
  private static final String REFUSED =
      "update concordat_notarised set status = 'REFUSED' where status = 'MISSING'"
          + " and exists (select 1 from concordat_refusal r"
          + " where r.tx_id = concordat_notarised.tx_id)";
  private static final String COUNT = "select count(*) from concordat_notarised where status = ?";
  private static final String UNLOGGED =
      "select count(*) from node_transactions t where t.status = 'V' and not exists"
          + " (select 1 from concordat_notarised n where n.tx_id = t.tx_id)";
  private static final String MISSING =
      "select tx_id, requester, notarised_at from concordat_notarised where status = 'MISSING'"
          + " order by status, notarised_at";
  private static final String GAPS =
      "select n.requester, min(n.tx_id), n.notarised_at from concordat_notarised n"
          + " join (select requester, min(notarised_at) as since from concordat_notarised"
          + " where status = 'MISSING' group by requester) oldest"
          + " on oldest.requester = n.requester and oldest.since = n.notarised_at"
          + " where n.status = 'MISSING' group by n.requester, n.notarised_at";
  private static final String TO_ASK_FOR =
      "select tx_id from concordat_notarised where status = 'MISSING' and notarised_at < ?"
          + " and (asked_at is null or asked_at < ?) order by status, notarised_at";

  private final ServiceHub services;
  private final Sql sql;

  Completeness(ServiceHub services) {
    this.services = services;
    this.sql = new Sql(services);
  }

  /** The position after which the notary's log is to be read. */
  long position() {
    return log().getPosition();
  }

  /** Keeps the page of the log that follows the position, which moves on. */
  void store(NotaryLogPage page) throws RefusedException {
    NotaryLogRow log = log();
    requireInOrder(page, log.getPosition());
    log.read(page.getLast());
    if (page.isLast()) {
      log.readToEnd(Instant.now());
    }
    services.withEntityManager(
        entities -> {
          for (NotarisedTransaction line : page.getCommitted()) {
            String id = line.getTxId().toString();
            if (entities.find(NotarisedRow.class, id) == null) {
              entities.persist(new NotarisedRow(id, line.getRequester(), line.getAt()));
            }
          }
          entities.merge(log);
        });
    settle();
  }

  private static void requireInOrder(NotaryLogPage page, long after) throws RefusedException {
    FlowRule.NOTARY_LOG.require(
        page.getRead() <= NotaryLogPage.SIZE
            && page.getCommitted().size() <= page.getRead()
            && (page.isLast() || page.getLast() > after),
        "given " + page.getRead() + " lines from " + after + " to " + page.getLast());
    long position = after;
    for (NotarisedTransaction line : page.getCommitted()) {
      FlowRule.NOTARY_LOG.require(
          line.getPosition() > position && line.getPosition() <= page.getLast(),
          "given line " + line.getPosition() + " after line " + position);
      position = line.getPosition();
    }
  }

  /** Looks which of the missing transactions have been given meanwhile. */
  void settle() {
    sql.change(GIVEN);
    sql.change(REFUSED);
  }

  /** What somebody is to be asked for: missing for some time, and nobody asked lately. */
  List<NotarisedRow> toAskFor(Instant missingSince, Instant askedBefore, int atMost) {
    List<String> ids = sql.texts(TO_ASK_FOR, atMost, missingSince, askedBefore);
    Function<EntityManager, List<NotarisedRow>> find =
        entities ->
            entities
                .createQuery("select n from NotarisedRow n where n.txId in ?1", NotarisedRow.class)
                .setParameter(1, ids)
                .getResultList();
    return ids.isEmpty() ? Collections.emptyList() : services.withEntityManager(find::apply);
  }

  /** Notes that one more is asked for transactions. */
  void asked(Collection<NotarisedRow> rows) {
    Instant now = Instant.now();
    services.withEntityManager(
        entities -> {
          for (NotarisedRow row : rows) {
            row.asks(now);
            entities.merge(row);
          }
        });
  }

  /** The oldest missing transaction of each node that had one notarised. */
  List<OverdueStatement.Gap> gaps() {
    settle();
    return sql.rows(
        GAPS,
        NAMED,
        row ->
            new OverdueStatement.Gap(
                row.getString(1),
                SecureHash.create(row.getString(2)),
                row.getTimestamp(3).toInstant()));
  }

  /** What is known now. */
  CompletenessReport report() {
    settle();
    Instant overdueBefore = Instant.now().minus(GRACE);
    return new CompletenessReport(
        log().getReadAt(),
        sql.number(COUNT, ObservedStatus.RECORDED.name()),
        sql.number(COUNT, ObservedStatus.REFUSED.name()),
        sql.number(COUNT, ObservedStatus.MISSING.name()),
        sql.number(UNLOGGED),
        sql.rows(
            MISSING,
            NAMED,
            row -> {
              Instant at = row.getTimestamp(3).toInstant();
              return new CompletenessReport.Missing(
                  SecureHash.create(row.getString(1)),
                  row.getString(2),
                  at,
                  at.isBefore(overdueBefore));
            }));
  }

  private NotaryLogRow log() {
    Function<EntityManager, @Nullable NotaryLogRow> find =
        entities -> entities.find(NotaryLogRow.class, NotaryLogRow.ONLY);
    NotaryLogRow row = services.withEntityManager(find::apply);
    return row == null ? new NotaryLogRow() : row;
  }
}
