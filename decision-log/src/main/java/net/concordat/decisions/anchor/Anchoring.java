// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.LogUnavailableException;

/**
 * Closes the batches of a log when they are due and anchors them one after the other, in a thread
 * of its own. Deciding never waits for it: while the ledger is away, closed batches wait in the
 * log.
 *
 * <p>What is anchored is not kept: after a restart the ledger is asked, and what it was not told to
 * the end is anchored again, which is the same. A ledger that has another batch than the log in
 * some place is never written to.
 */
public final class Anchoring implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** After so many failures on end the wait is the longest: about half a minute. */
  private static final int MOST_DOUBLINGS = 5;

  private static final int AT_ONCE = 100;

  private final DecisionLog log;
  private final Ledger ledger;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile AnchoringStatus status =
      new AnchoringStatus(0, Optional.empty(), Optional.empty());
  private long next = -1;

  Anchoring(DecisionLog log, Ledger ledger) {
    this.log = log;
    this.ledger = ledger;
    this.thread = new Thread(this::anchorAll, "decision-anchoring");
    thread.setDaemon(true);
  }

  /** Begins. */
  public static Anchoring start(DecisionLog log, Ledger ledger) {
    Anchoring anchoring = new Anchoring(log, ledger);
    anchoring.thread.start();
    return anchoring;
  }

  /** How far it is. */
  public AnchoringStatus status() {
    return status;
  }

  private void anchorAll() {
    int failures = 0;
    try {
      do {
        failures = anchorClosed() ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
      } while (!closed.await(BETWEEN.toMillis() << failures, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Closes what is due and anchors all that is closed.
   *
   * @return whether nothing waits any more
   */
  boolean anchorClosed() {
    Optional<Instant> waiting = Optional.empty();
    try {
      log.closeDue();
      for (List<Batch> some = waiting(); !some.isEmpty(); some = waiting()) {
        for (Batch batch : some) {
          waiting = Optional.of(batch.closedAt());
          status = new AnchoringStatus(Math.max(next, 0), waiting, status.problem());
          anchor(batch);
        }
      }
      status = new AnchoringStatus(Math.max(next, 0), Optional.empty(), Optional.empty());
      return true;
    } catch (LedgerUnavailableException | LedgerRefusedException | LogUnavailableException e) {
      status =
          new AnchoringStatus(
              Math.max(next, 0), waiting, Optional.of(String.valueOf(e.getMessage())));
      return false;
    }
  }

  private List<Batch> waiting() {
    return closed.getCount() == 0 ? List.of() : log.batches(Math.max(next, 0), AT_ONCE);
  }

  private void anchor(Batch batch) {
    if (next < 0) {
      next = afterLast();
    }
    if (batch.index() >= next) {
      ledger.anchor(log.logId(), log.receiptKey(), batch);
      next = batch.index() + 1;
    }
  }

  private long afterLast() {
    Optional<Batch> last = ledger.last(log.logId());
    if (last.isEmpty()) {
      return 0;
    }
    List<Batch> kept = log.batches(last.get().index(), 1);
    if (kept.isEmpty() || !kept.get(0).equals(last.get())) {
      throw new LedgerRefusedException(
          "The ledger has "
              + last.get()
              + " of this log, but the log has "
              + (kept.isEmpty() ? "none there" : kept.get(0))
              + ": it was cut off, or restored from a copy; nothing more is anchored");
    }
    return last.get().index() + 1;
  }

  /** Ends; what waits is anchored when the log is next open. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
