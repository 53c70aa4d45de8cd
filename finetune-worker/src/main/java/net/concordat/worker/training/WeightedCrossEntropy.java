// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Binary cross-entropy in which a row counts by its label: {@code -w(y) (y log p + (1 - y) log(1 -
 * p))}, with p the sigmoid of the output. Deeplearning4j's own weights are per output, not per
 * class, and its label mask scales the outputs before the sigmoid as well, so neither can do this.
 */
final class WeightedCrossEntropy implements ILossFunction {
  private static final long serialVersionUID = 1L;

  // A probability of exactly 0 or 1 must not make the logarithm infinite.
  private static final double SMALLEST = 1e-7;

  private final float negative;
  private final float positive;

  WeightedCrossEntropy(ClassWeights weights) {
    this.negative = weights.negative();
    this.positive = weights.positive();
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    INDArray probability = activation.getActivation(preOutput.dup(), true);
    // The probability of the label that the row has: p for 1, 1 - p for 0.
    INDArray likelihood = probability.muli(labels.mul(2).subi(1)).addi(labels.rsub(1));
    return Transforms.log(Transforms.max(likelihood, SMALLEST, false), false)
        .negi()
        .muli(weights(labels));
  }

  /** For a sigmoid the gradient by the output before it is {@code w(y) (p - y)}. */
  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    return activation.getActivation(preOutput.dup(), true).subi(labels).muli(weights(labels));
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return Pair.of(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return "weighted cross-entropy";
  }

  private INDArray weights(INDArray labels) {
    return labels.mul(positive - negative).addi(negative);
  }
}
