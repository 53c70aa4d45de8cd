// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.OverrideRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes groups of entries, each in one transaction. Whatever goes wrong, it forgets what it knew
 * and reads the log anew before it writes on: a commit that failed may or may not have reached the
 * disk.
 */
final class LogWriter {
  private final Path folder;
  private final Clock clock;
  private final Duration batchTime;
  private volatile @Nullable Opened opened;

  private record Opened(LogStore store, Chain chain) {}

  /** Something that is done to the open log. */
  interface Work<T> {
    T run(LogStore store, Chain chain) throws IOException, SQLException, GeneralSecurityException;
  }

  /**
   * Opens nothing yet.
   *
   * @param batchTime how long after its first record a batch is closed
   */
  LogWriter(Path folder, Clock clock, Duration batchTime) {
    this.folder = folder;
    this.clock = clock;
    this.batchTime = batchTime;
  }

  /** Records all that can be recorded of a group, and leaves with each part what became of it. */
  void write(List<Pending> group) {
    try {
      run(
          (store, chain) -> {
            chain.closeDue(store, clock.instant(), batchTime);
            for (Pending pending : group) {
              add(store, chain, pending);
            }
            store.commit();
            return chain;
          });
    } catch (LogUnavailableException e) {
      group.forEach(pending -> pending.failure = e);
    }
  }

  /** Closes the open batch if it is due. */
  Optional<Batch> closeDue() {
    return run(
        (store, chain) -> {
          Optional<Batch> batch = chain.closeDue(store, clock.instant(), batchTime);
          store.commit();
          return batch;
        });
  }

  private void add(LogStore store, Chain chain, Pending pending) throws SQLException {
    List<Optional<Receipt>> present = new ArrayList<>();
    try {
      for (Entry entry : pending.entries) {
        present.add(check(store.written(), entry));
      }
    } catch (InvalidInputException e) {
      pending.failure = e;
      return;
    }
    for (int i = 0; i < present.size(); i++) {
      Entry entry = pending.entries.get(i);
      pending.receipts.add(
          present.get(i).isPresent()
              ? present.get(i).get()
              : chain.add(store, entry, clock.instant()));
    }
  }

  /** The place of an entry that was recorded before. */
  private static Optional<Receipt> check(LogReader reader, Entry entry) throws SQLException {
    Optional<Receipt> present = reader.receipt(entry.record().id());
    if (present.isPresent() && !present.get().leafHash().equals(entry.leafHash())) {
      throw new InvalidInputException(
          "An id is for one record, but " + entry.record().id() + " was given for another before");
    }
    if (entry.record() instanceof OverrideRecord override
        && !Chain.pointsToADecision(reader, override)) {
      throw new InvalidInputException(
          "An override points to a model's decision in the log by id and leaf hash, but "
              + override.id()
              + " does not");
    }
    return present;
  }

  /** Checks what can be checked without the log. */
  static void requireUsable(List<Entry> entries) {
    Set<UUID> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.record().id()));
    if (entries.isEmpty()
        || entries.size() > DecisionLog.MOST_ENTRIES
        || ids.size() < entries.size()) {
      throw new InvalidInputException(
          "1 to "
              + DecisionLog.MOST_ENTRIES
              + " entries with different ids are recorded at once,"
              + " but was given "
              + entries.size()
              + " with "
              + ids.size()
              + " different ids");
    }
  }

  /**
   * Does something to the log in a transaction that the work commits.
   *
   * @throws LogUnavailableException if it cannot be done
   */
  synchronized <T> T run(Work<T> work) {
    try {
      Opened now = open();
      return work.run(now.store, now.chain);
    } catch (IOException | SQLException | GeneralSecurityException | RuntimeException e) {
      close();
      throw new LogUnavailableException(
          "The decision log in "
              + folder
              + " cannot record, so nothing may be decided: "
              + e.getMessage(),
          e);
    }
  }

  /** What reads beside the writer, without waiting for it. */
  LogReader reader() {
    Opened now = opened;
    return now == null ? run((store, chain) -> store.committed()) : now.store.committed();
  }

  /**
   * Moves what waits in the write-ahead file, if it is much; what fails here fails again, and
   * sooner, where somebody writes.
   */
  void moveWaiting() {
    Opened now = opened;
    if (now != null && now.store.isToBeMoved()) {
      try {
        now.store.moveBeside();
        run(
            (store, chain) -> {
              store.moveRest();
              return chain;
            });
      } catch (SQLException | LogUnavailableException e) {
        // Closed meanwhile, or the disk is full: nothing that was acknowledged depends on it.
      }
    }
  }

  private Opened open() throws IOException, SQLException {
    Opened now = opened;
    if (now == null) {
      LogStore store = LogStore.open(folder);
      Instant at = clock.instant();
      try {
        now = new Opened(store, Chain.read(store.written(), at));
      } catch (SQLException | RuntimeException e) {
        store.close();
        throw e;
      }
      opened = now;
    }
    return now;
  }

  /** Lets go of the files; what was not committed is gone. */
  synchronized void close() {
    Opened now = opened;
    opened = null;
    if (now != null) {
      now.store.close();
    }
  }
}
