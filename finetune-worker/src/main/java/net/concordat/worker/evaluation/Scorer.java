// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import net.concordat.worker.data.Rows;

/** Whatever gives rows a probability of the event. */
@FunctionalInterface
public interface Scorer {
  /** Rows that are scored at once. */
  int ROWS_IN_MEMORY = 4096;

  /**
   * Scores rows.
   *
   * @param rows network inputs, one array per row
   * @return the probability of the event for each row, in their order
   */
  double[] score(float[][] rows);

  /** Scores rows, of which few are in memory at a time. */
  default double[] score(Rows rows) {
    double[] scores = new double[rows.size()];
    for (int from = 0; from < scores.length; from += ROWS_IN_MEMORY) {
      int to = Math.min(scores.length, from + ROWS_IN_MEMORY);
      System.arraycopy(score(rows.inputs(from, to)), 0, scores, from, to - from);
    }
    return scores;
  }
}
