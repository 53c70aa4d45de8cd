// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.ServiceHub;

/**
 * The tables in which Corda's notary (its JPA implementation, the default) keeps what it was asked
 * and what it has committed.
 *
 * <p>A request's id is the id of the notary's run, a colon, and a hexadecimal number that begins
 * with the clock and grows by one a request: its position. One thread writes requests and commits,
 * both in one database transaction, so positions grow in the order in which they become visible,
 * and a request without a commit was refused.
 */
final class CommitLog {
  private static final int HEXADECIMAL = 16;

  /** Sorts after every digit. */
  private static final String END = "~";

  private static final String RUN_AFTER =
      "select id from node_notary_request_log where id > ? order by id";
  private static final String LINES =
      "select r.id, r.consuming_transaction_id, r.requesting_party_name, r.request_timestamp,"
          + " c.transaction_id from node_notary_request_log r"
          + " left join node_notary_committed_txs c"
          + " on c.transaction_id = r.consuming_transaction_id"
          + " where r.id > ? and r.id < ? order by r.id";
  private static final String CONSUMED =
      "select 1 from node_notary_committed_states where transaction_id = ? and output_index = ?";

  private final ServiceHub services;

  CommitLog(ServiceHub services) {
    this.services = services;
  }

  /** The first lines after a position, in order. */
  NotaryLogPage after(long position, int atMost) {
    List<Line> lines = new ArrayList<>();
    try {
      for (String run : runs()) {
        lines.addAll(lines(run, position, atMost));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The notary's log could not be read", e);
    }
    lines.sort(Comparator.comparing(line -> line.transaction.getPosition()));
    return page(lines.subList(0, Math.min(atMost, lines.size())), position);
  }

  private static NotaryLogPage page(List<Line> lines, long after) {
    List<NotarisedTransaction> committed = new ArrayList<>();
    long last = after;
    for (Line line : lines) {
      last = line.transaction.getPosition();
      if (line.isCommitted) {
        committed.add(line.transaction);
      }
    }
    return new NotaryLogPage(committed, last, lines.size());
  }

  /** The ids of the notary's runs: one look into the index each, however many lines there are. */
  private List<String> runs() throws SQLException {
    List<String> runs = new ArrayList<>();
    String after = "";
    try (PreparedStatement query = services.jdbcSession().prepareStatement(RUN_AFTER)) {
      query.setMaxRows(1);
      while (true) {
        query.setString(1, after);
        try (ResultSet rows = query.executeQuery()) {
          if (!rows.next()) {
            return runs;
          }
          String run = rows.getString(1).substring(0, rows.getString(1).indexOf(':') + 1);
          runs.add(run);
          after = run + END;
        }
      }
    }
  }

  private List<Line> lines(String run, long position, int atMost) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement query = services.jdbcSession().prepareStatement(LINES)) {
      query.setString(1, run + Long.toString(position, HEXADECIMAL));
      query.setString(2, run + END);
      query.setMaxRows(atMost);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          NotarisedTransaction transaction =
              new NotarisedTransaction(
                  Long.parseLong(rows.getString(1).substring(run.length()), HEXADECIMAL),
                  SecureHash.create(rows.getString(2)),
                  rows.getString(3),
                  rows.getTimestamp(4).toInstant());
          lines.add(new Line(transaction, rows.getString(5) != null));
        }
      }
    }
    return lines;
  }

  /** Whether a transaction that this notary committed consumes a state. */
  boolean isConsumed(StateRef state) {
    try (PreparedStatement query = services.jdbcSession().prepareStatement(CONSUMED)) {
      query.setString(1, state.getTxhash().toString());
      query.setInt(2, state.getIndex());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The notary's committed states could not be read", e);
    }
  }

  private static final class Line {
    private final NotarisedTransaction transaction;
    private final boolean isCommitted;

    Line(NotarisedTransaction transaction, boolean isCommitted) {
      this.transaction = transaction;
      this.isCommitted = isCommitted;
    }
  }
}
