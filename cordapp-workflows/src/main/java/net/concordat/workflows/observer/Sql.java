// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.corda.core.node.ServiceHub;

/**
 * Questions to the node's own database that join our tables with Corda's. A row that nobody needs
 * is never loaded. Call only inside a database transaction.
 */
final class Sql {
  private final ServiceHub services;

  Sql(ServiceHub services) {
    this.services = services;
  }

  /** Reads a row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The first column of the rows found. */
  List<String> texts(String query, int atMost, Object... parameters) {
    return rows(query, atMost, row -> row.getString(1), parameters);
  }

  /** A number. */
  long number(String query, Object... parameters) {
    return rows(query, 1, row -> row.getLong(1), parameters).get(0);
  }

  /** The rows found, the first of them at most. */
  <T> List<T> rows(String query, int atMost, RowReader<T> reader, Object... parameters) {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = services.jdbcSession().prepareStatement(query)) {
      bind(statement, parameters);
      statement.setMaxRows(atMost);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The node's database could not be read", e);
    }
    return found;
  }

  /** Changes rows, and gives how many. */
  int change(String command, Object... parameters) {
    try (PreparedStatement statement = services.jdbcSession().prepareStatement(command)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The node's database could not be written", e);
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object given = parameters[i];
      statement.setObject(
          i + 1, given instanceof Instant ? Timestamp.from((Instant) given) : given);
    }
  }
}
