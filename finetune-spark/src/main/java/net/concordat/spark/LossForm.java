// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Loss;
import net.concordat.worker.training.fused.ReconstructionLoss;

/**
 * A loss on its way to a task.
 *
 * @param ofInputs an autoencoder's; then the other numbers mean nothing
 */
record LossForm(boolean ofInputs, float negative, float positive, double focus)
    implements Serializable {
  /** The form of a loss. */
  static LossForm of(Loss loss) {
    return loss instanceof BinaryLoss binary
        ? new LossForm(false, binary.negative(), binary.positive(), binary.focus())
        : new LossForm(true, 0, 0, 0);
  }

  /** The loss. */
  Loss loss() {
    return ofInputs ? new ReconstructionLoss() : new BinaryLoss(negative, positive, focus);
  }
}
