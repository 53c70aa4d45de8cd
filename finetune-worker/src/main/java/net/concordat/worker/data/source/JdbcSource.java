// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query in PostgreSQL, in a transaction that can only read; a thousand at a time are
 * in memory. The driver's messages can hold values of rows, so of a failing query only its SQLSTATE
 * is passed on.
 *
 * @param spec where and what
 * @param password its own
 */
record JdbcSource(JdbcSpec spec, String password) implements RowSource {
  private static final int FETCHED_ROWS = 1000;
  private static final String SECONDS_TO_CONNECT = "10";
  private static final String SECONDS_WITHOUT_AN_ANSWER = "600";

  @Override
  public String name() {
    return "the query at " + spec.url();
  }

  @Override
  public RowCursor open() {
    Properties properties = new Properties();
    properties.setProperty("user", spec.user());
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("socketTimeout", SECONDS_WITHOUT_AN_ANSWER);
    try {
      Connection connection = DriverManager.getConnection(spec.url(), properties);
      try {
        connection.setReadOnly(true);
        // Without a transaction the driver would fetch all rows at once.
        connection.setAutoCommit(false);
        PreparedStatement query = connection.prepareStatement(spec.query());
        query.setFetchSize(FETCHED_ROWS);
        return new Cursor(name(), connection, query.executeQuery());
      } catch (SQLException | InvalidInputException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unreadable(name(), e);
    }
  }

  @Override
  public String toString() {
    return name();
  }

  private static RuntimeException unreadable(String name, SQLException e) {
    String state = e.getSQLState() == null ? "none" : e.getSQLState();
    // Class 08: no connection, or one that broke. Class 57: the server stops, or starts.
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new SourceAwayException(
          "Could not read %s: the database cannot be reached (SQLSTATE %s)".formatted(name, state));
    }
    String reason =
        switch (state.length() >= 2 ? state.substring(0, 2) : state) {
          case "28" -> "user or password are not accepted";
          case "3D" -> "there is no such database";
          case "42" -> "the query is wrong, or its tables may not be read";
          case "25" -> "the query tries to write";
          default -> "the database refused it";
        };
    return new InvalidInputException(
        "Could not read %s: %s (SQLSTATE %s)".formatted(name, reason, state));
  }

  private static final class Cursor implements RowCursor {
    private final String name;
    private final Connection connection;
    private final ResultSet rows;
    private final List<String> header;
    private final int[] types;

    Cursor(String name, Connection connection, ResultSet rows) throws SQLException {
      this.name = name;
      this.connection = connection;
      this.rows = rows;
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      this.types = new int[columns.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        names.add(columns.getColumnLabel(i + 1));
        types[i] = columns.getColumnType(i + 1);
      }
      this.header = Header.require(name, names);
    }

    @Override
    public List<String> header() {
      return header;
    }

    @Override
    public @Nullable List<String> next() {
      try {
        if (!rows.next()) {
          return null;
        }
        List<String> cells = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
          String text = text(i + 1, types[i]);
          cells.add(text == null ? "" : text);
        }
        return cells;
      } catch (SQLException e) {
        throw unreadable(name, e);
      }
    }

    private @Nullable String text(int column, int type) throws SQLException {
      switch (type) {
        case Types.BIT, Types.BOOLEAN -> {
          boolean set = rows.getBoolean(column);
          return rows.wasNull() ? null : set ? "1" : "0";
        }
        case Types.NUMERIC, Types.DECIMAL -> {
          BigDecimal number = rows.getBigDecimal(column);
          return number == null ? null : number.toPlainString();
        }
        case Types.DATE -> {
          LocalDate day = rows.getObject(column, LocalDate.class);
          return day == null ? null : day.toString();
        }
        case Types.TIMESTAMP -> {
          return zonedOrLocal(column);
        }
        default -> {
          return rows.getString(column);
        }
      }
    }

    /** PostgreSQL names both kinds of time alike; only the type's own name tells them apart. */
    private @Nullable String zonedOrLocal(int column) throws SQLException {
      boolean zoned = rows.getMetaData().getColumnTypeName(column).equals("timestamptz");
      Object time =
          zoned
              ? rows.getObject(column, OffsetDateTime.class)
              : rows.getObject(column, LocalDateTime.class);
      return time == null ? null : time.toString();
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw unreadable(name, e);
      }
    }
  }
}
