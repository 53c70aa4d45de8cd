// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Bootstrap resamples: customers are drawn with replacement, as many as there are, and bring all
 * their rows (Davison and Hinkley, Bootstrap Methods and their Application, 3.8). They are not
 * stratified by label, so that intervals also show what another share of events would do; a
 * resample that lacks a class is drawn again. The draws come from a fixed seed: a report can be
 * repeated, and every model sees the same resamples.
 */
public final class Resamples {
  /** The fixed seed. */
  public static final long SEED = 20_240_229L;

  private static final int MAX_REDRAWS = 1000;

  private final TestRows rows;
  private final int[] dense;
  private final int customers;

  /**
   * Resamples of rows.
   *
   * @throws net.concordat.inference.support.InvalidInputException if the rows lack a class
   */
  public Resamples(TestRows rows) {
    this.rows = rows.requireBothClasses();
    int[] numbers = new int[rows.customerNumbers()];
    Arrays.stream(rows.customers()).forEach(customer -> numbers[customer] = 1);
    int seen = 0;
    for (int customer = 0; customer < numbers.length; customer++) {
      seen += numbers[customer];
      numbers[customer] = seen - 1;
    }
    this.dense = Arrays.stream(rows.customers()).map(customer -> numbers[customer]).toArray();
    this.customers = seen;
  }

  /**
   * How often each row was drawn.
   *
   * @param number of the resample, from 0
   */
  public int[] times(int number) {
    SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * number);
    for (int attempt = 0; attempt < MAX_REDRAWS; attempt++) {
      int[] drawn = new int[customers];
      for (int i = 0; i < customers; i++) {
        drawn[random.nextInt(customers)]++;
      }
      int[] times = Arrays.stream(dense).map(customer -> drawn[customer]).toArray();
      if (hasBothClasses(times)) {
        return times;
      }
    }
    // Two customers of each class are in a resample with more than one chance in three.
    throw new IllegalStateException("No resample of " + rows.size() + " rows had both classes");
  }

  private boolean hasBothClasses(int[] times) {
    boolean event = false;
    boolean none = false;
    for (int i = 0; i < times.length; i++) {
      event |= times[i] > 0 && rows.labels()[i] == 1;
      none |= times[i] > 0 && rows.labels()[i] == 0;
    }
    return event && none;
  }
}
