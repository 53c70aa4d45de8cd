// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

/** Whatever gives rows a probability of the event. */
@FunctionalInterface
public interface Scorer {
  /**
   * Scores rows.
   *
   * @param rows network inputs, one array per row
   * @return the probability of the event for each row, in their order
   */
  double[] score(float[][] rows);
}
