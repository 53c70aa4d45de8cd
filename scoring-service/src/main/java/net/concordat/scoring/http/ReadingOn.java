// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what the server does. Those who waited for one write to the disk are answered in a burst,
 * and each connection is to be read on then: one thread does so for all of them, since to wake one
 * for each takes longer than what it would find to do.
 */
final class ReadingOn implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingOn.class);

  private final Executor threads;
  private final Queue<Runnable> answered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger();

  ReadingOn(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    if (!(work instanceof Connection)) {
      threads.execute(work);
      return;
    }
    answered.add(work);
    if (left.getAndIncrement() == 0) {
      threads.execute(this::readOn);
    }
  }

  private void readOn() {
    do {
      try {
        answered.remove().run();
      } catch (RuntimeException e) {
        LOG.error("A connection could not be read on", e);
      }
    } while (left.decrementAndGet() > 0);
  }
}
