// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

/** How fast the passes of this process go; what an earlier one did of a run does not count. */
final class Pace {
  private final long begun = System.nanoTime();
  private long passBegun = begun;
  private double rows;
  private int passes;
  private double rowsPerSecond;

  /** A step over so many rows was taken. */
  void step(double taken) {
    rows += taken;
  }

  void passDone() {
    long now = System.nanoTime();
    rowsPerSecond = rows / seconds(passBegun, now);
    passBegun = now;
    rows = 0;
    passes++;
  }

  /** Of the last pass. */
  double rowsPerSecond() {
    return Math.rint(rowsPerSecond);
  }

  /** For so many more passes. */
  double secondsFor(int more) {
    return Math.rint(10 * seconds(begun, passBegun) / passes * more) / 10;
  }

  private static double seconds(long from, long to) {
    return Math.max(1, to - from) / 1e9;
  }
}
