// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.Gradients;

/** Rows of this process, summed by its threads. */
record ShuffledRows(Rows rows, PassOrder order, Gradients gradients) implements GradientSource {
  @Override
  public int stepsAPass() {
    return order.stepsAPass();
  }

  @Override
  public void beginPass() {
    gradients.measure(rows);
  }

  @Override
  public float[] sum(int pass, int step) {
    return gradients.sum(new Batch(rows, order.places(pass, step), order.stepOfRun(pass, step)));
  }

  @Override
  public double rows(int step) {
    return order.rows(step);
  }

  @Override
  public double loss() {
    return gradients.loss();
  }

  @Override
  public void close() {
    gradients.close();
  }
}
