// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import java.util.List;
import net.concordat.worker.training.privacy.StepRows;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pass, as each share's task gets it.
 *
 * @param stepOfRun counted from the beginning of the run
 * @param parameters of the network now
 * @param learning whether each part learns
 * @param clipping what a private run does to each unit's gradient; null in others
 */
record SumStep(
    int step, long stepOfRun, float[] parameters, boolean[] learning, @Nullable Clipping clipping)
    implements Function<PassShare, List<PassShare.ChunkSum>> {
  @Override
  public List<PassShare.ChunkSum> call(PassShare share) {
    return share.sum(this);
  }

  /**
   * How gradients are clipped.
   *
   * @param norm the largest L2 norm of a unit's
   * @param units whose each row of the step is
   */
  record Clipping(double norm, StepRows units) implements Serializable {}
}
