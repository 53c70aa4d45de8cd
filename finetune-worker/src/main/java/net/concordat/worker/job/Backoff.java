// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each twice as long as the one before, at most 15 seconds. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Duration next = FIRST;

  /** Waits; several workers that wait for one registry do not come back all at once. */
  void pause() throws InterruptedException {
    long most = next.toMillis();
    Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  /** It went well: the next pause is short again. */
  void reset() {
    next = FIRST;
  }
}
