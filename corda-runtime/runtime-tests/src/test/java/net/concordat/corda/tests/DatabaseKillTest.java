// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that is killed while its database writes must find all that it had committed before. H2
 * 1.4.199, which Corda 4.10 names, goes back by up to 20 commits when the last of them is torn.
 */
class DatabaseKillTest {
  private static final int COMMITS = 24;

  /** What a checkpoint that carries a part of an artifact takes. */
  private static final int ROW_BYTES = 1 << 20;

  /** Less than the last commit, so that it alone is torn. */
  private static final int TORN_BYTES = ROW_BYTES / 2;

  @Test
  void losesAtMostTheCommitThatWasBeingWritten(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("persistence.mv.db");
    try (Connection node = open(file)) {
      execute(node, "create table checkpoint (id int primary key, content blob)");
      for (int commit = 1; commit <= COMMITS; commit++) {
        insert(node, commit);
        Path left = folder.resolve("killed.mv.db");
        copyTorn(file, left);
        assertThat(rows(left)).as("rows after commit %d was torn", commit).isEqualTo(commit - 1);
        Files.delete(left);
      }
    }
  }

  private static Connection open(Path file) throws SQLException {
    String name = file.toString().replace(".mv.db", "");
    return DriverManager.getConnection(
        "jdbc:h2:file:" + name + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "sa", "");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insert(Connection connection, int id) throws SQLException {
    byte[] content = new byte[ROW_BYTES];
    new Random(id).nextBytes(content);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into checkpoint values (?, ?)")) {
      insert.setInt(1, id);
      insert.setBytes(2, content);
      insert.execute();
    }
  }

  private static void copyTorn(Path from, Path to) throws IOException {
    Files.copy(from, to);
    try (RandomAccessFile torn = new RandomAccessFile(to.toFile(), "rw")) {
      torn.setLength(torn.length() - TORN_BYTES);
    }
  }

  private static int rows(Path file) throws SQLException {
    try (Connection connection = open(file);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from checkpoint")) {
      count.next();
      return count.getInt(1);
    }
  }
}
