// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.time.Duration;
import java.util.Locale;

/** Time since the last lap. */
final class Stopwatch {
  private long start = System.nanoTime();

  /** The time since the start or the last lap, in words; a new lap begins. */
  String lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - start);
    start = now;
    return inWords(lap);
  }

  static String inWords(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
