// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.BinaryLoss;

/**
 * How much a row of each class counts in the loss; the mean over the rows is 1, so weighting does
 * not change the size of a step.
 */
record ClassWeights(float negative, float positive) {

  static ClassWeights of(Rows rows, TrainingSettings.ClassWeighting weighting) {
    double positives = rows.positives();
    double negatives = rows.size() - positives;
    if (weighting == TrainingSettings.ClassWeighting.NONE || positives == 0 || negatives == 0) {
      return new ClassWeights(1, 1);
    }
    double ratio = negatives / positives;
    double relative =
        weighting == TrainingSettings.ClassWeighting.BALANCED ? ratio : Math.sqrt(ratio);
    double negative = rows.size() / (negatives + relative * positives);
    return new ClassWeights((float) negative, (float) (relative * negative));
  }

  /** The loss in which rows count like this. */
  BinaryLoss loss(double focus) {
    return new BinaryLoss(negative, positive, focus);
  }
}
