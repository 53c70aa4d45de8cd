// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.LeaseLostException;
import net.concordat.worker.registry.LeasedJob;
import net.concordat.worker.registry.RegistryAwayException;
import net.concordat.worker.registry.RegistryRefusalException;
import net.concordat.worker.registry.Report;
import org.jspecify.annotations.Nullable;

/**
 * Shows a registry that this worker is alive and tells it what is on the board. Once the job is no
 * longer this worker's, or was called off, it interrupts whoever works on it. That also happens
 * when the registry has been away for as long as the lease lasts: then another worker may have it.
 */
final class Heartbeat implements AutoCloseable {
  /** Somebody who calls a job off sees it end within two seconds. */
  private static final Duration INTERVAL = Duration.ofMillis(800);

  /** The registry states the time to the second. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

  private static final int MOST_REPORTS = 20;

  private final JobQueue queue;
  private final LeasedJob job;
  private final Board board;
  private final Thread works = Thread.currentThread();
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final Thread beats = new Thread(this::beat, "heartbeat");
  private long ends;

  /** Why work on a job must stop. */
  enum Stop {
    /** Somebody called it off. */
    CANCELLED,
    /** Another worker may have it. */
    LOST
  }

  /** Begins; the calling thread is the one that is interrupted. */
  Heartbeat(JobQueue queue, LeasedJob job, Board board) {
    this.queue = queue;
    this.job = job;
    this.board = board;
    prolong(System.nanoTime(), job.lasts());
    beats.setDaemon(true);
    beats.start();
  }

  /** Why the work was interrupted; empty if nobody here interrupted it. */
  Optional<Stop> stop() {
    return Optional.ofNullable(stop.get());
  }

  private void beat() {
    try {
      while (stop.get() == null) {
        long asked = System.nanoTime();
        once(asked);
        if (System.nanoTime() - ends >= 0) {
          end(Stop.LOST);
        }
        Thread.sleep(INTERVAL.toMillis());
      }
    } catch (LeaseLostException e) {
      end(Stop.LOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(long asked) throws LeaseLostException, InterruptedException {
    Report report = board.next();
    try {
      JobQueue.Renewal renewal = queue.report(job, report);
      board.told(report);
      prolong(asked, renewal.lasts());
      if (renewal.cancelled()) {
        end(Stop.CANCELLED);
      }
    } catch (RegistryAwayException | RegistryRefusalException | InvalidInputException e) {
      // The work goes on; the lease says how long.
      board.wasAway();
    }
  }

  private void prolong(long from, Duration lasts) {
    ends = from + lasts.minus(CLOCK_STEP).toNanos();
  }

  private void end(Stop why) {
    if (stop.compareAndSet(null, why)) {
      works.interrupt();
    }
  }

  /**
   * Ends before the last word on the job is said, after which each report would be refused; tells
   * what is left on the board.
   *
   * @throws InterruptedException if the job was called off or lost until now
   */
  void settle() throws LeaseLostException, InterruptedException {
    close();
    if (stop.get() != null) {
      throw new InterruptedException("The work is to stop: " + stop.get());
    }
    Report rest = board.next();
    for (int i = 0; i < MOST_REPORTS && rest.hasNews(); i++) {
      once(System.nanoTime());
      rest = board.next();
    }
  }

  /** Ends; afterwards nothing more is told, and no interrupt of ours is left over. */
  @Override
  public void close() {
    beats.interrupt();
    boolean interrupted = false;
    while (beats.isAlive()) {
      try {
        beats.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    interrupted |= Thread.interrupted();
    if (interrupted && stop.get() == null) {
      works.interrupt();
    }
  }
}
