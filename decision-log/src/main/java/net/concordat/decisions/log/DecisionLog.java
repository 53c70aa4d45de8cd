// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.Payload;

/**
 * A bank's log of decisions: each is durable before it is acknowledged, chained to the one before,
 * and in a batch whose root can be anchored. Many threads may use it; one program at a time.
 *
 * <p>What callers hand in while the disk is busy becomes durable together. The encoding, the chain
 * and what a failure does are in docs/scoring.md.
 */
public final class DecisionLog implements AutoCloseable {
  /** The most entries that are recorded at once. */
  public static final int MOST_ENTRIES = 1_000;

  private static final int MOST_CALLERS = 128;
  private static final int ERASED_AT_ONCE = 10_000;
  private static final int MOVING_MS = 50;

  private final LogWriter writer;
  private final Acknowledger acknowledger;
  private final String receiptKey;
  private final Clock clock;
  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final Pending last = new Pending(List.of());
  private final Thread thread;
  private final ScheduledExecutorService moving =
      Executors.newSingleThreadScheduledExecutor(DecisionLog::movingThread);
  private boolean closed;

  private DecisionLog(LogWriter writer, Acknowledger acknowledger, String receiptKey, Clock clock) {
    this.writer = writer;
    this.acknowledger = acknowledger;
    this.receiptKey = receiptKey;
    this.clock = clock;
    this.thread = new Thread(this::writeAll, "decision-log");
    thread.setDaemon(true);
  }

  /**
   * Makes an empty log.
   *
   * @param folder which is made if it is not there
   * @throws InvalidInputException if it has a log
   * @throws LogUnavailableException if it cannot be written to
   */
  public static void create(Path folder) {
    try {
      LogFiles.create(folder);
    } catch (IOException | SQLException e) {
      throw new LogUnavailableException(
          "No decision log can be made in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The same, with batches that are closed 60 seconds after their first record. */
  public static DecisionLog open(Path folder, KeyPair bank, Clock clock) {
    return open(folder, bank, clock, Batch.MOST_TIME);
  }

  /**
   * Opens a log that was made before. A log that is not there is never made here: that would hide
   * that one was deleted.
   *
   * @param bank the Ed25519 keys that sign receipts; always the same, since the ledger names the
   *     public one with the log's first batch
   * @param clock by which batches are closed
   * @param batchTime how long after its first record a batch is closed
   * @throws InvalidInputException if they are of another kind, or no pair
   * @throws LogUnavailableException if there is no log, or another program has it
   */
  public static DecisionLog open(Path folder, KeyPair bank, Clock clock, Duration batchTime) {
    Signer signer = new Signer(bank);
    LogWriter writer = new LogWriter(folder, clock, batchTime);
    writer.run((store, chain) -> chain);
    DecisionLog log =
        new DecisionLog(writer, new Acknowledger(signer), ReceiptKey.hex(bank.getPublic()), clock);
    log.thread.start();
    log.moving.scheduleWithFixedDelay(
        writer::moveWaiting, MOVING_MS, MOVING_MS, TimeUnit.MILLISECONDS);
    return log;
  }

  private static Thread movingThread(Runnable work) {
    Thread thread = new Thread(work, "decision-moving");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Records entries, all or none, and waits until the disk has them. To hand in the same again
   * gives the same places: an id is recorded once.
   *
   * @return their receipts, in the order of the entries
   * @throws InvalidInputException if an id was given to another record, an override points nowhere,
   *     or there are none or more than {@link #MOST_ENTRIES}
   * @throws LogUnavailableException if they may not have been recorded: nothing may be decided
   */
  public List<SignedReceipt> append(List<Entry> entries) {
    try {
      return submit(entries).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("Whoever waited for the decision log was interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InvalidInputException invalid) {
        throw invalid;
      }
      throw new LogUnavailableException(
          cause instanceof LogUnavailableException known
              ? String.valueOf(known.getMessage())
              : "The decision log has stopped",
          e);
    }
  }

  /**
   * As {@link #append}, but waits for nothing: what comes of it is told once the disk has the
   * entries, by a thread of the log's own, which everybody waits for.
   *
   * @return what fails as {@link #append} does, but for entries that can never be recorded together
   * @throws InvalidInputException if there are none or more than {@link #MOST_ENTRIES}, or two have
   *     one id
   * @throws LogUnavailableException if the log is closed
   */
  public CompletableFuture<List<SignedReceipt>> submit(List<Entry> entries) {
    List<Entry> all = List.copyOf(entries);
    LogWriter.requireUsable(all);
    Pending pending = new Pending(all);
    synchronized (queue) {
      if (closed) {
        throw new LogUnavailableException("The decision log is closed");
      }
      queue.add(pending);
    }
    return pending.result;
  }

  private void writeAll() {
    List<Pending> group = new ArrayList<>();
    try {
      while (group.isEmpty() || group.get(group.size() - 1) != last) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, MOST_CALLERS - 1);
        List<Pending> written = group.stream().filter(pending -> pending != last).toList();
        writer.write(written);
        acknowledger.tell(written);
      }
    } catch (InterruptedException | Error e) {
      synchronized (queue) {
        closed = true;
        queue.drainTo(group);
      }
      LogUnavailableException stopped =
          new LogUnavailableException("The decision log has stopped", e);
      group.forEach(pending -> pending.result.completeExceptionally(stopped));
    }
  }

  /**
   * Closes the open batch if its first record is as old as batches become; to be called every
   * second or so. A batch of 10,000 records closes by itself.
   */
  public Optional<Batch> closeDue() {
    return writer.closeDue();
  }

  /** Batches in their order: those from this index on, at most so many. */
  public List<Batch> batches(long from, int most) {
    return read(reader -> reader.batches(from, most));
  }

  /** Which log it is, drawn when it was made. */
  public UUID logId() {
    return read(LogReader::logId);
  }

  /** The public key of its receipts; see {@link ReceiptKey}. */
  public String receiptKey() {
    return receiptKey;
  }

  /** The proof of a record; none while its batch is open, or if there is no such record. */
  public Optional<DecisionProof> proof(UUID id) {
    return read(reader -> Proofs.of(reader, id));
  }

  /** The record with this id. */
  public Optional<LogRecord> record(UUID id) {
    return read(
        reader -> {
          Optional<Receipt> receipt = reader.receipt(id);
          return receipt.isEmpty()
              ? Optional.empty()
              : reader.record(receipt.get().sequence()).map(LogRecord::decode);
        });
  }

  /**
   * What is recorded, in its order: from this sequence on, at most so many, one place after the
   * other.
   */
  public List<Logged> logged(long from, int most) {
    return read(reader -> reader.logged(from, most));
  }

  /** What a decision was made on; nothing once it was erased. */
  public Optional<Payload> payload(UUID id) {
    return read(
        reader -> {
          Optional<Receipt> receipt = reader.receipt(id);
          return receipt.isEmpty() ? Optional.empty() : reader.payload(receipt.get().sequence());
        });
  }

  /**
   * Erases the features and salts of decisions that were made before a time, and overwrites where
   * they were; records, leaf hashes and proofs stay. Copies that others made of the files, and what
   * a disk keeps by itself, are not reached.
   *
   * @return how many
   * @throws LogUnavailableException if not all could be erased; to do it again erases the rest
   */
  public long erasePayloads(Instant before) {
    long erased = 0;
    int some;
    do {
      some = writer.run((store, chain) -> store.erasePayloads(before, ERASED_AT_ONCE));
      erased += some;
    } while (some == ERASED_AT_ONCE);
    writer.run(
        (store, chain) -> {
          synchronized (store.committed()) {
            store.emptyWriteAhead();
          }
          return chain;
        });
    return erased;
  }

  /** A question to the log's tables. */
  private interface Question<T> {
    T ask(LogReader reader) throws SQLException;
  }

  private <T> T read(Question<T> question) {
    LogReader reader = writer.reader();
    synchronized (reader) {
      try {
        return question.ask(reader);
      } catch (SQLException | RuntimeException e) {
        // What was changed behind its back may be nothing that was ever written.
        throw new LogUnavailableException("The decision log cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /** Waits for what was handed in, and lets go of the files. */
  @Override
  public void close() {
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(last);
      }
    }
    moving.shutdown();
    try {
      thread.join();
      moving.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.close();
  }
}
