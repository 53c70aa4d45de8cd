// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.Payload;

/** What is asked of the log's tables over one connection; for one thread at a time. */
final class LogReader {
  /** All of a batch, as {@link #batch} reads it. */
  static final String BATCH =
      "select number, first, size, previous, root, closed_at, subtrees from batch ";

  private final Connection connection;

  // To prepare one takes longer than to run it; they are closed with the connection.
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final UUID logId;

  LogReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.logId = readLogId();
  }

  /** A batch with the roots of its subtrees. */
  record StoredBatch(Batch batch, List<Hash> subtrees) {}

  /** How a row becomes a value. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  UUID logId() {
    return logId;
  }

  private UUID readLogId() throws SQLException {
    ByteBuffer id =
        one("select log_id from log", row -> ByteBuffer.wrap(row.getBytes(1)))
            .orElseThrow(() -> new SQLException("The log has no id"));
    return new UUID(id.getLong(), id.getLong());
  }

  Optional<Receipt> receipt(UUID id) throws SQLException {
    return one(
        "select sequence, leaf, previous from entry where id = ?",
        this::receipt,
        (Object) Fields.idBytes(id));
  }

  Optional<Receipt> at(long sequence) throws SQLException {
    return one(
        "select sequence, leaf, previous from entry where sequence = ?", this::receipt, sequence);
  }

  Optional<Receipt> last() throws SQLException {
    return one(
        "select sequence, leaf, previous from entry order by sequence desc limit 1", this::receipt);
  }

  private Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(logId, row.getLong(1), hash(row.getBytes(2)), hash(row.getBytes(3)));
  }

  /** What somebody changed to no hash at all stands for a hash that nothing has. */
  static Hash hash(byte[] kept) {
    return Hash.of(kept.length == Hash.BYTES ? kept : new byte[Hash.BYTES]);
  }

  Optional<byte[]> record(long sequence) throws SQLException {
    return one("select bytes from record where sequence = ?", row -> row.getBytes(1), sequence);
  }

  Optional<Payload> payload(long sequence) throws SQLException {
    return one(
        "select salt, features from payload where sequence = ?",
        row -> new Payload(row.getBytes(1), row.getBytes(2)),
        sequence);
  }

  List<Logged> logged(long from, int most) throws SQLException {
    return all(
        "select r.bytes, p.salt, p.features from record r left join payload p"
            + " on p.sequence = r.sequence where r.sequence >= ? order by r.sequence limit ?",
        row ->
            new Logged(
                LogRecord.decode(row.getBytes(1)),
                row.getObject(2) == null ? null : new Payload(row.getBytes(2), row.getBytes(3))),
        from,
        most);
  }

  List<Hash> leafHashes(long from, int most) throws SQLException {
    return all(
        "select leaf from entry where sequence >= ? order by sequence limit ?",
        row -> hash(row.getBytes(1)),
        from,
        most);
  }

  Optional<StoredBatch> lastBatch() throws SQLException {
    return one(BATCH + "order by number desc limit 1", LogReader::batch);
  }

  Optional<StoredBatch> batchOf(long sequence) throws SQLException {
    return one(BATCH + "where first <= ? order by first desc limit 1", LogReader::batch, sequence)
        .filter(stored -> stored.batch().holds(sequence));
  }

  List<Batch> batches(long from, int most) throws SQLException {
    return all(
        BATCH + "where number >= ? order by number limit ?", row -> batch(row).batch(), from, most);
  }

  static StoredBatch batch(ResultSet row) throws SQLException {
    Batch batch =
        new Batch(
            row.getLong(1),
            row.getLong(2),
            row.getInt(3),
            Hash.of(row.getBytes(4)),
            Hash.of(row.getBytes(5)),
            Instant.ofEpochMilli(row.getLong(6)));
    ByteBuffer subtrees = ByteBuffer.wrap(row.getBytes(7));
    List<Hash> roots = new ArrayList<>();
    while (subtrees.hasRemaining()) {
      byte[] root = new byte[Math.min(Hash.BYTES, subtrees.remaining())];
      subtrees.get(root);
      roots.add(Hash.of(root));
    }
    return new StoredBatch(batch, roots);
  }

  <T> Optional<T> one(String sql, Row<T> read, Object... values) throws SQLException {
    return all(sql, read, values).stream().findFirst();
  }

  <T> List<T> all(String sql, Row<T> read, Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    List<T> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(read.read(row));
      }
    }
    return rows;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }
}
