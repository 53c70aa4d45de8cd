// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.scoring.serving.DaemonThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what decisions were made on once the bank need not keep it any more, when the service
 * starts and every hour. Records, leaf hashes and proofs stay.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final DecisionLog log;
  private final Duration kept;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThread.named("retention"));

  /**
   * One that does nothing yet.
   *
   * @param kept how long after a decision its values are kept
   */
  Retention(DecisionLog log, Duration kept, Clock clock) {
    this.log = log;
    this.kept = kept;
    this.clock = clock;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::erase, 0, 1, TimeUnit.HOURS);
  }

  private void erase() {
    try {
      long erased = log.erasePayloads(clock.instant().minus(kept));
      if (erased > 0) {
        LOG.info("Erased the values of {} decisions that are {} days old", erased, kept.toDays());
      }
    } catch (LogUnavailableException e) {
      LOG.error("Values that are to be erased are still there; it is tried again in an hour", e);
    }
  }

  @Override
  public void close() {
    // What it is at may end: the log is closed after this, and then refuses the rest.
    thread.shutdown();
  }
}
