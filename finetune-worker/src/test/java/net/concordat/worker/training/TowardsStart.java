// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** L2-SP for one array of numbers: draws it back to where it was at the first step. */
final class TowardsStart implements Regularization {
  private static final long serialVersionUID = 1L;

  private final double weight;
  private transient @Nullable INDArray start;

  TowardsStart(double weight) {
    this.weight = weight;
  }

  @Override
  public ApplyStep applyStep() {
    return ApplyStep.BEFORE_UPDATER;
  }

  @Override
  public void apply(INDArray numbers, INDArray gradient, double rate, int iteration, int epoch) {
    if (start == null) {
      start = numbers.dup().detach();
    }
    gradient.addi(numbers.sub(start).muli(weight));
  }

  @Override
  public double score(INDArray numbers, int iteration, int epoch) {
    return 0;
  }

  @Override
  public Regularization clone() {
    return new TowardsStart(weight);
  }
}
