// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.bench;

/** One way to score rows, for rows in batches of one size, on one thread. */
interface ScoringPath extends AutoCloseable {
  /**
   * Scores a batch.
   *
   * @param first the place of its first row among all
   * @param scores takes one number a row, from its beginning
   */
  void score(int first, double[] scores);

  @Override
  default void close() {}
}
