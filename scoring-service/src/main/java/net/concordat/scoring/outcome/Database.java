// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.outcome;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** SQLite files beside the log; each has one connection, so that none waits for another. */
public final class Database {
  private static final int BUSY_MS = 10_000;

  private Database() {}

  /**
   * Opens one, and makes it where it is not there.
   *
   * @param tables how they are made where they are not there
   * @throws SQLException if it cannot be used
   */
  public static Connection open(Path file, List<String> tables) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MS);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(table);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
