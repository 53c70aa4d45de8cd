// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what was changed in a log's files behind its back. A record is named exactly where its
 * leaf hash survives, otherwise its batch is. That the newest records were cut off shows by batches
 * that were anchored and by receipts alone.
 */
public final class LogAudit {
  private static final int PAGE = 1_000;

  private final LogReader reader;
  private final List<Finding> findings = new ArrayList<>();
  private long next;
  private Hash head;

  /**
   * What was found.
   *
   * @param firstSequence of the first record that is concerned
   * @param records how many are
   * @param sentence what is wrong with them
   */
  public record Finding(long firstSequence, long records, String sentence) {}

  private record Row(
      long sequence,
      UUID id,
      Hash leaf,
      Hash previous,
      byte @Nullable [] record,
      @Nullable Payload payload,
      long payloadAt) {}

  private LogAudit(LogReader reader) {
    this.reader = reader;
    this.head = Receipt.firstHead(reader.logId());
  }

  /**
   * Which log lies in a folder.
   *
   * @throws LogUnavailableException if none can be read there
   */
  public static UUID logId(Path folder) {
    try (Connection connection = LogFiles.open(folder, true)) {
      return new LogReader(connection).logId();
    } catch (IOException | SQLException | RuntimeException e) {
      throw new LogUnavailableException("The log in " + folder + " cannot be read: " + e, e);
    }
  }

  /**
   * Reads a whole log; it may be in use.
   *
   * @param anchored batches as the ledger has them
   * @param receipts that the bank signed, checked already
   * @return nothing if nothing is wrong
   * @throws LogUnavailableException if the files cannot be read
   */
  public static List<Finding> of(Path folder, List<Batch> anchored, List<Receipt> receipts) {
    return of(folder, anchored, receipts, Instant.MIN);
  }

  /**
   * The same, and looks for batches that the bank closed and did not have anchored.
   *
   * @param due batches that were closed before it must be among the anchored
   */
  public static List<Finding> of(
      Path folder, List<Batch> anchored, List<Receipt> receipts, Instant due) {
    try (Connection connection = LogFiles.open(folder, true)) {
      LogAudit audit = new LogAudit(new LogReader(connection));
      audit.checkRecords();
      audit.checkUnchained();
      new BatchAudit(audit.reader, audit.findings).check(anchored, due);
      for (Receipt receipt : inOrder(receipts)) {
        audit.checkReceipt(receipt);
      }
      return List.copyOf(audit.findings);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new LogUnavailableException("The log in " + folder + " cannot be read: " + e, e);
    }
  }

  private void checkRecords() throws SQLException {
    each(
        "select e.sequence, e.id, e.leaf, e.previous, r.bytes, p.salt, p.features, p.at"
            + " from entry e left join record r on r.sequence = e.sequence"
            + " left join payload p on p.sequence = e.sequence"
            + " where e.sequence >= ? order by e.sequence limit ?",
        LogAudit::row,
        Row::sequence,
        this::checkRecord);
  }

  /** What no place of the chain is of, but would be read by its number. */
  private void checkUnchained() throws SQLException {
    each(
        "select sequence from (select sequence from record union select sequence from payload)"
            + " where sequence >= ? and sequence not in (select sequence from entry)"
            + " order by sequence limit ?",
        row -> row.getLong(1),
        sequence -> sequence,
        sequence -> find(sequence, 1, "is kept in part, but not in the chain"));
  }

  /** Page by page, from the least sequence on, whatever somebody made of it. */
  private <T> void each(
      String sql, LogReader.Row<T> read, ToLongFunction<T> sequence, Consumer<T> check)
      throws SQLException {
    long from = Long.MIN_VALUE;
    List<T> some;
    do {
      some = reader.all(sql, read, from, PAGE);
      some.forEach(check);
      from = some.isEmpty() ? from : sequence.applyAsLong(some.get(some.size() - 1)) + 1;
      // Behind the greatest number there is none, and one more is the least.
    } while (some.size() == PAGE && from != Long.MIN_VALUE);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        id(row.getBytes(2)),
        LogReader.hash(row.getBytes(3)),
        LogReader.hash(row.getBytes(4)),
        row.getBytes(5),
        payload(row.getBytes(6), row.getBytes(7)),
        row.getLong(8));
  }

  /** What somebody changed to no id at all stands for an id that nothing has. */
  private static UUID id(byte[] kept) {
    ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(kept, 16));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static @Nullable Payload payload(byte @Nullable [] salt, byte @Nullable [] features) {
    return salt == null || features == null
        ? null
        : new Payload(
            Arrays.copyOf(salt, Payload.SALT_BYTES),
            Arrays.copyOf(features, Math.min(features.length, Payload.MOST_BYTES)));
  }

  private void checkRecord(Row row) {
    if (row.sequence < next) {
      find(row.sequence, 1, "is before the first record");
      return;
    }
    if (row.sequence > next) {
      find(next, row.sequence - next, "deleted, with their leaf hashes");
    } else if (!row.previous.equals(head)) {
      find(row.sequence, 1, "does not follow the record before it");
    }
    if (row.record == null) {
      find(row.sequence, 1, "deleted; its leaf hash is left");
    } else if (!Hash.of(MerkleTree.leafHash(row.record)).equals(row.leaf)) {
      find(row.sequence, 1, "is not the record of its leaf hash");
    } else {
      checkContent(row, row.record);
    }
    head = new Receipt(reader.logId(), row.sequence, row.leaf, row.previous).head();
    next = row.sequence + 1;
  }

  private void checkContent(Row row, byte[] bytes) {
    LogRecord record;
    try {
      record = LogRecord.decode(bytes);
    } catch (InvalidInputException e) {
      find(row.sequence, 1, "is no record, and has the leaf hash of what it is");
      return;
    }
    if (!record.id().equals(row.id)) {
      find(row.sequence, 1, "is found under another id than its own");
    }
    Payload payload = row.payload;
    if (payload != null
        && !(record instanceof DecisionRecord decision
            && payload.digest(decision.id()).equals(decision.featureDigest()))) {
      find(row.sequence, 1, "is not of the features that are kept with it");
    } else if (payload != null
        && record instanceof DecisionRecord decision
        && decision.at().toEpochMilli() != row.payloadAt) {
      find(row.sequence, 1, "is not of the time by which its features are to be erased");
    }
  }

  private static List<Receipt> inOrder(List<Receipt> receipts) {
    return receipts.stream().sorted(Comparator.comparingLong(Receipt::sequence)).toList();
  }

  private void checkReceipt(Receipt receipt) throws SQLException {
    Optional<Receipt> kept = reader.at(receipt.sequence());
    if (kept.isEmpty()) {
      find(receipt.sequence(), 1, "is gone, but has a receipt");
    } else if (!kept.get().equals(receipt)) {
      find(receipt.sequence(), 1, "is not the record of its receipt");
    }
  }

  private void find(long sequence, long records, String sentence) {
    findings.add(new Finding(sequence, records, sentence));
  }
}
