// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.RowOrder;

/** Which rows each step of a pass has: all of them, in an order that follows from seed and pass. */
public final class PassOrder {
  private final int rows;
  private final int batchSize;
  private final long seed;
  private int orderedPass = -1;
  private RowOrder order = new RowOrder(0, 0);

  /** The order of so many rows. */
  PassOrder(int rows, int batchSize, long seed) {
    this.rows = rows;
    this.batchSize = batchSize;
    this.seed = seed;
  }

  /** How many rows a pass has. */
  public int rows() {
    return rows;
  }

  /** How many rows a step has, but for the last one of a pass. */
  public int batchSize() {
    return batchSize;
  }

  /** How many rows this step has. */
  public int rows(int step) {
    return Math.min(batchSize, rows - step * batchSize);
  }

  /** How many steps a pass has. */
  public int stepsAPass() {
    return (rows + batchSize - 1) / batchSize;
  }

  /** The same step, counted from the beginning of the run. */
  public long stepOfRun(int pass, int step) {
    return (long) pass * stepsAPass() + step;
  }

  /** The rows of a step, in the order in which gradients are summed. */
  public int[] places(int pass, int step) {
    if (pass != orderedPass) {
      order = new RowOrder(rows, seed + 0x9e3779b97f4a7c15L * pass);
      orderedPass = pass;
    }
    int from = step * batchSize;
    return order.places(from, from + rows(step));
  }
}
