// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector width in use: eight floats, as every x86-64 with AVX2 has them. A wider processor
 * would add in another order, so its width is not asked for. What is left of lane-wise arithmetic
 * (fused multiply-add, division, root) is exactly rounded, hence the same everywhere.
 */
final class Lanes {
  static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  static final int COUNT = 8;

  private Lanes() {}

  /** The least multiple of eight that holds so many numbers. */
  static int padded(int count) {
    return (count + COUNT - 1) & -COUNT;
  }

  static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(EIGHT, values, at);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(EIGHT, value);
  }

  /** The sum of the lanes in one fixed order, which the API's own reduction does not promise. */
  static float sum(FloatVector lanes, float[] scratch) {
    lanes.intoArray(scratch, 0);
    return ((scratch[0] + scratch[4]) + (scratch[2] + scratch[6]))
        + ((scratch[1] + scratch[5]) + (scratch[3] + scratch[7]));
  }
}
