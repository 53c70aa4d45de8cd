// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import net.concordat.inference.network.Sigmoid;

/**
 * Cross-entropy of a sigmoid, {@code -w (1 - p)^focus log p} with p the probability of the row's
 * own label and w the weight of that label. A focus above 0 makes it focal loss (Lin et al. 2017),
 * in which rows that are right already count less.
 *
 * @param negative weight of label 0
 * @param positive weight of label 1
 * @param focus 0 for plain cross-entropy
 */
public record BinaryLoss(float negative, float positive, double focus) implements Loss {
  // A probability of exactly 0 must not make the logarithm infinite.
  private static final double SMALLEST = 1e-7;

  // Far enough from where a double becomes 0 for one factor more.
  private static final double SMALL_PRODUCT = 1e-250;

  @Override
  public void enter(Workspace chunk) {
    float[] logits = chunk.outputs().values();
    float[] errors = chunk.outputErrors().values();
    int[] labels = chunk.labels();
    for (int row = 0; row < chunk.rows(); row++) {
      errors[row] = focus == 0 ? plain(logits[row], labels[row]) : focal(logits[row], labels[row]);
    }
  }

  private float plain(float logit, int label) {
    return (float) ((Sigmoid.of(logit) - label) * weight(label));
  }

  /** With q the probability of the row's label: {@code (1-q)^f (f q log q - (1-q))}, signed. */
  private float focal(float logit, int label) {
    double own = Sigmoid.of(label == 1 ? logit : -logit);
    double rest = 1 - own;
    double derivative =
        StrictMath.pow(rest, focus)
            * (focus * own * StrictMath.log(Math.max(own, SMALLEST)) - rest);
    return (float) (weight(label) * (label == 1 ? derivative : -derivative));
  }

  @Override
  public double sum(Workspace chunk) {
    double[] ofLabel = {0, 0};
    // One logarithm of a product in the place of many, which would be felt in a step's time.
    double[] product = {1, 1};
    for (int row = 0; row < chunk.rows(); row++) {
      int label = chunk.labels()[row];
      float logit = chunk.outputs().values()[row];
      double own = Math.max(Sigmoid.of(label == 1 ? logit : -logit), SMALLEST);
      if (focus != 0) {
        ofLabel[label] -= StrictMath.pow(1 - own, focus) * StrictMath.log(own);
      } else {
        product[label] *= own;
        if (product[label] < SMALL_PRODUCT) {
          ofLabel[label] -= StrictMath.log(product[label]);
          product[label] = 1;
        }
      }
    }
    return negative * (ofLabel[0] - StrictMath.log(product[0]))
        + positive * (ofLabel[1] - StrictMath.log(product[1]));
  }

  /** One row's loss for a probability of the event. */
  public double of(double probability, int label) {
    double own = label == 1 ? probability : 1 - probability;
    double focal = focus == 0 ? 1 : StrictMath.pow(1 - own, focus);
    return -weight(label) * focal * StrictMath.log(Math.max(own, SMALLEST));
  }

  private float weight(int label) {
    return label == 1 ? positive : negative;
  }
}
