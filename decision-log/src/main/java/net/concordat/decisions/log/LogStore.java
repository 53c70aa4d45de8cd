// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes to a log, one that reads beside it, and one that moves what was
 * committed from the write-ahead file into the main one. Moving takes tens of milliseconds, and
 * waits for the disk: whoever writes does no more than what came meanwhile.
 */
final class LogStore implements AutoCloseable {
  /** After so many pages in the write-ahead file they are moved: 16 MiB. */
  private static final int MOST_WAITING_PAGES = 4_000;

  /** Pages of a commit with one record, of which the next commit writes some again. */
  private static final int PAGES_OF_COMMIT = 6;

  private final Path folder;
  private final FileChannel lock;
  private final Connection connection;
  private final Connection reading;
  private final Connection moving;
  private int inserted;
  private int waitingPages;
  private volatile boolean isToBeMoved;
  private final LogReader written;
  private final LogReader committed;
  private final List<Object> files;
  private final PreparedStatement insertEntry;
  private final PreparedStatement insertRecord;
  private final PreparedStatement insertPayload;
  private final PreparedStatement insertBatch;

  private LogStore(
      Path folder, FileChannel lock, Connection connection, Connection reading, Connection moving)
      throws IOException, SQLException {
    this.folder = folder;
    this.lock = lock;
    this.connection = connection;
    this.reading = reading;
    this.moving = moving;
    try (Statement statement = connection.createStatement()) {
      // So that the write-ahead file is there, and it is known that both can be written.
      statement.execute("update log set log_id = log_id");
    }
    connection.setAutoCommit(false);
    written = new LogReader(connection);
    committed = new LogReader(reading);
    files = LogFiles.identity(folder);
    insertEntry = connection.prepareStatement("insert into entry values (?, ?, ?, ?)");
    insertRecord = connection.prepareStatement("insert into record values (?, ?)");
    insertPayload = connection.prepareStatement("insert into payload values (?, ?, ?, ?)");
    insertBatch = connection.prepareStatement("insert into batch values (?, ?, ?, ?, ?, ?, ?)");
  }

  /** Opens the log of a folder; there must be one, and nobody else may write to it. */
  static LogStore open(Path folder) throws IOException, SQLException {
    FileChannel lock = LogFiles.lock(folder);
    @Nullable Connection connection = null;
    @Nullable Connection reading = null;
    @Nullable Connection moving = null;
    try {
      connection = LogFiles.open(folder, false);
      reading = LogFiles.open(folder, true);
      moving = LogFiles.open(folder, false);
      return new LogStore(folder, lock, connection, reading, moving);
    } catch (IOException | SQLException | RuntimeException e) {
      closeAll(moving, reading, connection, lock);
      throw e;
    }
  }

  /** What is written, committed or not; for the thread that writes. */
  LogReader written() {
    return written;
  }

  /** What is committed; for one thread at a time. */
  LogReader committed() {
    return committed;
  }

  void insert(Receipt receipt, Entry entry) throws SQLException {
    inserted++;
    insertEntry.setLong(1, receipt.sequence());
    insertEntry.setBytes(2, Fields.idBytes(entry.record().id()));
    insertEntry.setBytes(3, receipt.leafHash().bytes());
    insertEntry.setBytes(4, receipt.previousHead().bytes());
    insertEntry.executeUpdate();
    insertRecord.setLong(1, receipt.sequence());
    insertRecord.setBytes(2, entry.encoded());
    insertRecord.executeUpdate();
    @Nullable Payload payload = entry.payload();
    if (payload != null && entry.record() instanceof DecisionRecord decision) {
      insertPayload.setLong(1, receipt.sequence());
      insertPayload.setLong(2, decision.at().toEpochMilli());
      insertPayload.setBytes(3, payload.salt());
      insertPayload.setBytes(4, payload.features());
      insertPayload.executeUpdate();
    }
  }

  void insert(Batch batch, List<Hash> subtrees) throws SQLException {
    ByteBuffer roots = ByteBuffer.allocate(subtrees.size() * Hash.BYTES);
    subtrees.forEach(root -> roots.put(root.bytes()));
    insertBatch.setLong(1, batch.index());
    insertBatch.setLong(2, batch.firstSequence());
    insertBatch.setInt(3, batch.size());
    insertBatch.setBytes(4, batch.previousRoot().bytes());
    insertBatch.setBytes(5, batch.root().bytes());
    insertBatch.setLong(6, batch.closedAt().toEpochMilli());
    insertBatch.setBytes(7, roots.array());
    insertBatch.executeUpdate();
  }

  /** Overwrites payloads with zeros, here and in the write-ahead file. */
  int erasePayloads(Instant before, int most) throws IOException, SQLException {
    int erased;
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from payload where sequence in"
                + " (select sequence from payload where at < ? order by at limit ?)")) {
      delete.setLong(1, before.toEpochMilli());
      delete.setInt(2, most);
      erased = delete.executeUpdate();
    }
    commit();
    return erased;
  }

  /** Whether so much waits in the write-ahead file that it should be moved. */
  boolean isToBeMoved() {
    return isToBeMoved;
  }

  /** Moves what is committed so far, while others write and read. */
  void moveBeside() throws SQLException {
    synchronized (moving) {
      move(moving, "passive");
    }
  }

  /** Moves what is left, so that the write-ahead file is used from its beginning again. */
  void moveRest() throws SQLException {
    synchronized (moving) {
      connection.setAutoCommit(true);
      try {
        move(connection, "passive");
        waitingPages = 0;
        isToBeMoved = false;
      } finally {
        connection.setAutoCommit(false);
      }
    }
  }

  /** Moves all into the main file and empties the write-ahead file, where old pages still are. */
  void emptyWriteAhead() throws SQLException {
    synchronized (moving) {
      connection.setAutoCommit(true);
      try {
        if (!move(connection, "truncate")) {
          throw new SQLException("Somebody reads the log, so old pages could not be overwritten");
        }
      } finally {
        connection.setAutoCommit(false);
      }
    }
  }

  private static boolean move(Connection connection, String how) throws SQLException {
    try (Statement statement = connection.createStatement();
        var result = statement.executeQuery("pragma wal_checkpoint(" + how + ")")) {
      return result.next() && result.getInt(1) == 0;
    }
  }

  /**
   * Makes what was written durable.
   *
   * @throws IOException if the files are no longer where they were: the disk has what was written,
   *     but nobody would find it
   */
  void commit() throws IOException, SQLException {
    connection.commit();
    waitingPages += PAGES_OF_COMMIT + inserted / 2;
    inserted = 0;
    isToBeMoved = waitingPages >= MOST_WAITING_PAGES;
    if (!LogFiles.identity(folder).equals(files)) {
      throw new IOException("Other files lie in " + folder + " than those that were opened");
    }
  }

  @Override
  public void close() {
    closeAll(moving, reading, connection, lock);
  }

  private static void closeAll(@Nullable AutoCloseable... all) {
    for (@Nullable AutoCloseable one : all) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception ignored) {
        // What was committed is durable, and what was not nobody was promised.
      }
    }
  }
}
