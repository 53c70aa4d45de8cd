// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.bench;

import java.util.Arrays;

/**
 * Times of one way to score, in rounds of a fixed length.
 *
 * @param rate rows per second
 * @param p50 median time of a call, in microseconds
 * @param p99 of a hundred calls one takes longer, in microseconds
 */
record Stopwatch(double rate, double p50, double p99) {
  private static final int MOST_CALLS = 200_000;

  /**
   * One round.
   *
   * @param rows all rows, through which batches go in turn
   * @param nanos how long the rate is measured, and how long single calls are timed
   */
  static Stopwatch round(ScoringPath path, int rows, int batch, long nanos) {
    double[] scores = new double[batch];
    int first = 0;
    long calls = 0;
    long begin = System.nanoTime();
    long now = begin;
    while (now - begin < nanos) {
      // The clock is asked seldom, for a single row takes hardly longer than asking it.
      for (int i = 0; i < 64; i++) {
        path.score(first, scores);
        first = first + 2 * batch <= rows ? first + batch : 0;
      }
      calls += 64;
      now = System.nanoTime();
    }
    double rate = calls * batch * 1e9 / (now - begin);
    double[] times = times(path, rows, batch, nanos);
    return new Stopwatch(rate, times[times.length / 2], times[(int) (0.99 * times.length)]);
  }

  private static double[] times(ScoringPath path, int rows, int batch, long nanos) {
    double[] times = new double[MOST_CALLS];
    double[] scores = new double[batch];
    int first = 0;
    int calls = 0;
    long begin = System.nanoTime();
    long last = begin;
    while (calls < MOST_CALLS && last - begin < nanos) {
      path.score(first, scores);
      long now = System.nanoTime();
      times[calls++] = (now - last) / 1e3;
      last = now;
      first = first + 2 * batch <= rows ? first + batch : 0;
    }
    double[] taken = Arrays.copyOf(times, calls);
    Arrays.sort(taken);
    return taken;
  }
}
