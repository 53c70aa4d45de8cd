// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.Gradients;

/** Sums over rows of this process. */
record SumsHere(Rows rows, StepDraws draws, ClipRule clip, Gradients gradients)
    implements ClippedSums {
  @Override
  public float[] of(long step) {
    StepRows batch = draws.rows(step);
    clip.expect(batch);
    return gradients.sum(new Batch(rows, batch.places(), step));
  }

  @Override
  public void close() {
    gradients.close();
  }
}
