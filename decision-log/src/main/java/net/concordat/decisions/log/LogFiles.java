// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.Fields;
import net.concordat.decisions.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/** The files of a log in its folder. */
final class LogFiles {
  private static final String NAME = "decisions.db";
  private static final int BUSY_MS = 10_000;
  private static final List<String> TABLES =
      List.of(
          "create table log (log_id blob not null)",
          "create table entry (sequence integer primary key, id blob not null unique,"
              + " leaf blob not null, previous blob not null)",
          "create table record (sequence integer primary key, bytes blob not null)",
          "create table payload (sequence integer primary key, at integer not null,"
              + " salt blob not null, features blob not null)",
          "create index payload_at on payload (at)",
          "create table batch (number integer primary key, first integer not null unique,"
              + " size integer not null, previous blob not null, root blob not null,"
              + " closed_at integer not null, subtrees blob not null)");

  private LogFiles() {}

  /**
   * Makes an empty log: whole, or not at all.
   *
   * @throws InvalidInputException if the folder has one
   */
  static void create(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(NAME))) {
      throw new InvalidInputException(
          "A log is made in a folder without one, but " + folder + " has one");
    }
    Path unfinished = folder.resolve(NAME + ".new");
    Files.deleteIfExists(unfinished);
    try (Connection connection = connect(unfinished, false);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      try (var insert = connection.prepareStatement("insert into log values (?)")) {
        insert.setBytes(1, Fields.idBytes(UUID.randomUUID()));
        insert.execute();
      }
    }
    Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /**
   * Opens the log that is there; never makes one.
   *
   * @throws IOException if there is none
   */
  static Connection open(Path folder, boolean readOnly) throws IOException, SQLException {
    requireLog(folder);
    return connect(folder.resolve(NAME), readOnly);
  }

  private static void requireLog(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(NAME))) {
      throw new IOException("The folder " + folder + " has no log");
    }
  }

  private static Connection connect(Path file, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MS);
    // Otherwise each insert is followed by a question for its row, which is prepared anew.
    config.setGetGeneratedKeys(false);
    if (!readOnly) {
      config.setJournalMode(JournalMode.WAL);
      // Each commit waits until the disk has it; what is deleted is overwritten with zeros.
      config.setSynchronous(SynchronousMode.FULL);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    }
    config.resetOpenMode(SQLiteOpenMode.OPEN_URI);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    if (!readOnly) {
      try (Statement statement = connection.createStatement()) {
        // Whoever commits would have to wait for it: see LogStore.
        statement.execute("pragma wal_autocheckpoint = 0");
        requireSetting(statement, "journal_mode", "wal");
        requireSetting(statement, "synchronous", "2");
        requireSetting(statement, "secure_delete", "1");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  /** SQLite passes over what it cannot do, for example where files cannot be shared. */
  private static void requireSetting(Statement statement, String name, String value)
      throws SQLException {
    try (ResultSet set = statement.executeQuery("pragma " + name)) {
      if (!set.next() || !value.equals(set.getString(1))) {
        throw new SQLException("SQLite must have " + name + " = " + value + " here, but has not");
      }
    }
  }

  /** Which files lie under the log's names now; others after somebody moved or deleted them. */
  static List<Object> identity(Path folder) throws IOException {
    return List.of(key(folder.resolve(NAME)), key(folder.resolve(NAME + "-wal")));
  }

  private static Object key(Path file) throws IOException {
    try {
      @Nullable Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file : key;
    } catch (NoSuchFileException e) {
      throw new IOException("The file " + file + " is gone", e);
    }
  }

  /**
   * Keeps other processes from writing to the log, until the channel is closed.
   *
   * @throws IOException if another has it
   */
  static FileChannel lock(Path folder) throws IOException {
    requireLog(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("decisions.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("The log in " + folder + " is open in this program already", e);
    }
    channel.close();
    throw new IOException("The log in " + folder + " is open in another program");
  }
}
