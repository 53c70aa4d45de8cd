// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.scoring.monitoring.Watched.State;
import net.concordat.scoring.outcome.Database;

/** Windows that are closed, and how far what is read of the logs. For one thread. */
final class MonitoringStore implements AutoCloseable {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final List<String> TABLES =
      List.of(
          "create table if not exists place (place text primary key, next integer not null)",
          "create table if not exists watched (adoption text not null, place text not null,"
              + " state text not null, primary key (adoption, place))",
          "create table if not exists window (adoption text not null, place text not null,"
              + " from_at integer not null, first integer not null, after integer not null,"
              + " due integer not null, found text not null, measured integer not null,"
              + " sent integer not null, primary key (adoption, place, from_at))",
          "create index if not exists window_open on window (measured, sent)");

  private final Connection connection;

  MonitoringStore(Path file) throws SQLException {
    this.connection = Database.open(file, TABLES);
  }

  /**
   * A window that is closed.
   *
   * @param first the sequence of its first record
   * @param after the one after its last
   */
  record Closed(UUID adoption, String place, long first, long after, Instant due, Figures found) {}

  /** The sequence from which on a place's log is to be read. */
  long next(String place) throws SQLException {
    try (PreparedStatement select = prepare("select next from place where place = ?", place);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  List<Watched> watched(String place) throws SQLException {
    List<Watched> watched = new ArrayList<>();
    try (PreparedStatement select =
            prepare("select adoption, state from watched where place = ?", place);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        watched.add(
            new Watched(
                UUID.fromString(row.getString(1)), place, read(row.getString(2), State.class)));
      }
    }
    return watched;
  }

  /** Keeps how an adoption is watched from now on. */
  void keep(UUID adoption, String place, State state) throws SQLException {
    run("insert or replace into watched values (?, ?, ?)", adoption, place, json(state));
    connection.commit();
  }

  /** Keeps a window with what follows it, all or nothing. */
  void close(Closed window, State state, long next) throws SQLException {
    try {
      run(
          "insert into window values (?, ?, ?, ?, ?, ?, ?, 0, 0)",
          window.adoption(),
          window.place(),
          window.found().from().toEpochMilli(),
          window.first(),
          window.after(),
          window.due().toEpochMilli(),
          json(window.found()));
      run(
          "insert or replace into watched values (?, ?, ?)",
          window.adoption(),
          window.place(),
          json(state));
      run("insert or replace into place values (?, ?)", window.place(), next);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Those whose labels have been waited for and were not looked at. */
  List<Closed> due(Instant now) throws SQLException {
    return windows("where measured = 0 and due <= ? order by from_at", now.toEpochMilli());
  }

  /** Those of which the registry does not know all that is found. */
  List<Closed> unsent() throws SQLException {
    return windows("where sent = 0 order by from_at, place");
  }

  private List<Closed> windows(String which, Object... values) throws SQLException {
    List<Closed> windows = new ArrayList<>();
    try (PreparedStatement select =
            prepare(
                "select adoption, place, first, after, due, found from window " + which, values);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        windows.add(
            new Closed(
                UUID.fromString(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                read(row.getString(6), Figures.class)));
      }
    }
    return windows;
  }

  /** Keeps what a window's labels say. */
  void measured(Closed window, Figures found) throws SQLException {
    mark(window, "found = ?, measured = 1, sent = 0", json(found));
  }

  /** The registry knows all that is found of a window by now. */
  void sent(Closed window) throws SQLException {
    mark(window, "sent = 1");
  }

  private void mark(Closed window, String change, Object... values) throws SQLException {
    List<Object> all = new ArrayList<>(List.of(values));
    all.addAll(List.of(window.adoption(), window.place(), window.found().from().toEpochMilli()));
    run(
        "update window set " + change + " where adoption = ? and place = ? and from_at = ?",
        all.toArray());
    connection.commit();
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.execute();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i] instanceof UUID id ? id.toString() : values[i]);
    }
    return statement;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is found can be written", e);
    }
  }

  private static <T> T read(String text, Class<T> kind) throws SQLException {
    try {
      return JSON.readValue(text, kind);
    } catch (JsonProcessingException e) {
      throw new SQLException("What was kept of windows cannot be read", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
