// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import net.concordat.worker.training.fused.BinaryLoss;

/** A loss on its way to a task. */
record LossForm(float negative, float positive, double focus) implements Serializable {
  /** The form of a loss. */
  static LossForm of(BinaryLoss loss) {
    return new LossForm(loss.negative(), loss.positive(), loss.focus());
  }

  /** The loss. */
  BinaryLoss loss() {
    return new BinaryLoss(negative, positive, focus);
  }
}
