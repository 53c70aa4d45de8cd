// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.RowOrder;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.Gradients;

/** All rows in each pass, in an order that follows from seed and pass. */
final class ShuffledRows implements GradientSource {
  private final Rows rows;
  private final int batchSize;
  private final long seed;
  private final Gradients gradients;
  private int orderedPass = -1;
  private RowOrder order = new RowOrder(0, 0);

  /** The rows of a fit; the seed gives their order. */
  ShuffledRows(Rows rows, int batchSize, long seed, Gradients gradients) {
    this.rows = rows;
    this.batchSize = batchSize;
    this.seed = seed;
    this.gradients = gradients;
  }

  @Override
  public int stepsAPass() {
    return (rows.size() + batchSize - 1) / batchSize;
  }

  @Override
  public void beginPass() {
    gradients.measure(rows);
  }

  @Override
  public float[] sum(int pass, int step) {
    return gradients.sum(new Batch(rows, places(pass, step), (long) pass * stepsAPass() + step));
  }

  /** The rows of a step. */
  int[] places(int pass, int step) {
    if (pass != orderedPass) {
      order = new RowOrder(rows.size(), seed + 0x9e3779b97f4a7c15L * pass);
      orderedPass = pass;
    }
    int from = step * batchSize;
    return order.places(from, Math.min(rows.size(), from + batchSize));
  }

  @Override
  public double rows(int step) {
    return Math.min(batchSize, rows.size() - step * batchSize);
  }

  @Override
  public void close() {
    gradients.close();
  }
}
