// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.Hash;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.OverrideRecord;
import org.jspecify.annotations.Nullable;

/** The end of the log, as it is written on; read anew from the store after every failure. */
final class Chain {
  private final UUID logId;
  private final List<Hash> open;
  private long next;
  private Hash head;
  private long nextBatch;
  private Hash lastRoot;
  private @Nullable Instant openSince;

  private Chain(UUID logId, Optional<Receipt> last, Optional<Batch> batch, List<Hash> open) {
    this.logId = logId;
    this.next = last.map(Receipt::sequence).orElse(-1L) + 1;
    this.head = last.map(Receipt::head).orElseGet(() -> Receipt.firstHead(logId));
    this.nextBatch = batch.map(Batch::index).orElse(-1L) + 1;
    this.lastRoot = batch.map(Batch::root).orElseGet(() -> Batch.noPreviousRoot(logId));
    this.open = new ArrayList<>(open);
  }

  /**
   * Reads the end.
   *
   * @param now from when on the time of the open batch counts, since its start is not kept
   */
  static Chain read(LogReader reader, Instant now) throws SQLException {
    Optional<Batch> batch = reader.lastBatch().map(LogReader.StoredBatch::batch);
    long from = batch.map(last -> last.firstSequence() + last.size()).orElse(0L);
    List<Hash> open = reader.leafHashes(from, Batch.MOST_RECORDS);
    Chain chain = new Chain(reader.logId(), reader.last(), batch, open);
    if (chain.next != from + open.size()) {
      throw new SQLException(
          "The log has records up to "
              + chain.next
              + ", but its open batch has "
              + open.size()
              + " from "
              + from);
    }
    chain.openSince = open.isEmpty() ? null : now;
    return chain;
  }

  /** Puts a record at the end, and closes the batch that it fills. */
  Receipt add(LogStore store, Entry entry, Instant now) throws SQLException {
    Receipt receipt = new Receipt(logId, next, entry.leafHash(), head);
    store.insert(receipt, entry);
    next++;
    head = receipt.head();
    open.add(receipt.leafHash());
    if (openSince == null) {
      openSince = now;
    }
    if (open.size() == Batch.MOST_RECORDS) {
      close(store, now);
    }
    return receipt;
  }

  /** Closes the open batch if its first record is so old; where a clock is set back, from then. */
  Optional<Batch> closeDue(LogStore store, Instant now, Duration age) throws SQLException {
    if (openSince != null && now.isBefore(openSince)) {
      openSince = now;
    }
    boolean due = openSince != null && !now.isBefore(openSince.plus(age));
    return due ? Optional.of(close(store, now)) : Optional.empty();
  }

  private Batch close(LogStore store, Instant now) throws SQLException {
    List<Hash> subtrees = BatchTree.subtrees(open);
    Batch batch =
        new Batch(
            nextBatch,
            next - open.size(),
            open.size(),
            lastRoot,
            BatchTree.root(subtrees),
            Instant.ofEpochMilli(now.toEpochMilli()));
    store.insert(batch, subtrees);
    nextBatch++;
    lastRoot = batch.root();
    open.clear();
    openSince = null;
    return batch;
  }

  /** Whether the record that this one points to is there and is a model's decision. */
  static boolean pointsToADecision(LogReader reader, OverrideRecord override) throws SQLException {
    Optional<Receipt> first = reader.receipt(override.overridden());
    if (first.isEmpty() || !first.get().leafHash().equals(override.overriddenLeaf())) {
      return false;
    }
    return reader
        .record(first.get().sequence())
        .filter(bytes -> LogRecord.decode(bytes) instanceof DecisionRecord)
        .isPresent();
  }
}
