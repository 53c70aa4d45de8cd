// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.List;
import org.apache.spark.api.java.function.Function;

/** One step of a pass, as each share's task gets it. */
record SumStep(int step, long stepOfRun, float[] parameters, boolean[] learning)
    implements Function<PassShare, List<PassShare.ChunkSum>> {
  @Override
  public List<PassShare.ChunkSum> call(PassShare share) {
    return share.sum(step, stepOfRun, parameters, learning);
  }
}
