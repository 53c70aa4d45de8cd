// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.outcome;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.record.DecisionRecord;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes of decisions in a log: each is told once, and is durable before that is acknowledged.
 */
public final class Outcomes implements AutoCloseable {
  /** How far a caller's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final List<String> TABLES =
      List.of(
          "create table if not exists outcome (id text primary key, label integer, at integer not"
              + " null, caller text not null, received_at integer not null) without rowid");

  private final DecisionLog log;
  private final Connection connection;
  private final Clock clock;

  /**
   * Opens them.
   *
   * @param file where they are; made if it is not there
   * @throws SQLException if it cannot be used
   */
  public Outcomes(DecisionLog log, Path file, Clock clock) throws SQLException {
    this.log = log;
    this.connection = Database.open(file, TABLES);
    this.clock = clock;
  }

  /**
   * Keeps outcomes, all or none; the same again is the same. What was told as unknown may be known
   * later.
   *
   * @param caller who tells
   * @throws OutcomeRefusedException if one does not fit
   * @throws SQLException if they may not have been kept
   */
  public synchronized void keep(String caller, List<Outcome> outcomes) throws SQLException {
    try {
      for (Outcome outcome : outcomes) {
        keep(caller, outcome);
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private void keep(String caller, Outcome outcome) throws SQLException {
    requireFit(outcome);
    Optional<Outcome> before = told(outcome.id());
    @Nullable Boolean label = outcome.label();
    if (before.isPresent()) {
      if (Objects.equals(before.get().label(), label)) {
        return;
      }
      if (before.get().label() != null) {
        throw new OutcomeRefusedException(
            409,
            "An outcome is told once, but decision %s was labelled %s before and is now given %s."
                .formatted(outcome.id(), before.get().label(), label));
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into outcome values (?, ?, ?, ?, ?)")) {
      insert.setString(1, outcome.id().toString());
      insert.setObject(2, label == null ? null : label ? 1 : 0);
      insert.setLong(3, outcome.at().toEpochMilli());
      insert.setString(4, caller);
      insert.setLong(5, clock.millis());
      insert.execute();
    }
  }

  private void requireFit(Outcome outcome) {
    DecisionRecord decision =
        log.record(outcome.id())
            .filter(DecisionRecord.class::isInstance)
            .map(DecisionRecord.class::cast)
            .orElseThrow(
                () ->
                    new OutcomeRefusedException(
                        404, "There is no decision %s.".formatted(outcome.id())));
    Instant latest = clock.instant().plus(AHEAD);
    if (outcome.at().isBefore(decision.at()) || outcome.at().isAfter(latest)) {
      throw new OutcomeRefusedException(
          422,
          "An outcome must be known between its decision, at %s, and now, but that of %s was given as known at %s."
              .formatted(decision.at(), outcome.id(), outcome.at()));
    }
  }

  private Optional<Outcome> told(UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select label, at from outcome where id = ?")) {
      select.setString(1, id.toString());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        @Nullable Boolean label = row.getObject(1) == null ? null : row.getInt(1) == 1;
        return Optional.of(new Outcome(id, label, Instant.ofEpochMilli(row.getLong(2))));
      }
    }
  }

  /** What a decision's case turned out to be; nothing if nobody told. */
  public synchronized Optional<Outcome> of(UUID id) throws SQLException {
    try {
      return told(id);
    } finally {
      endReading();
    }
  }

  /** A read begins a transaction, too, which would keep the file from being shortened. */
  private void endReading() throws SQLException {
    connection.commit();
  }

  /** The label of a decision that was told by a time; nothing if it is unknown. */
  public synchronized Optional<Boolean> label(UUID id, Instant by) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select label from outcome where id = ? and received_at <= ? and label is not null")) {
      select.setString(1, id.toString());
      select.setLong(2, by.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getInt(1) == 1) : Optional.empty();
      } finally {
        endReading();
      }
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
