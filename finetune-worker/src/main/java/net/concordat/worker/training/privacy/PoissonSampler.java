// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.Arrays;
import net.concordat.privacy.SampledGaussian;

/**
 * Takes each unit with the same probability, independently of all others and of all other steps.
 * How many are taken varies, and may be none: that is what the accountant counts.
 */
final class PoissonSampler {
  private final KeyStream stream;
  private final double logLeft;

  /**
   * @param probabilityTrillionths with which each unit is taken, in units of 1e-12
   */
  PoissonSampler(NoiseKey key, KeyStream.Purpose purpose, long probabilityTrillionths) {
    this.stream = new KeyStream(key, purpose);
    this.logLeft = Math.log1p(-((double) probabilityTrillionths / SampledGaussian.PROBABILITY_ONE));
  }

  /**
   * The units that a step takes, in ascending order. Instead of a coin for each unit it draws how
   * many are left out before the next is taken, which is geometric.
   *
   * @param units how many there are
   */
  int[] sample(long step, int units) {
    stream.seek(step);
    int[] taken = new int[64];
    int count = 0;
    long unit = skip();
    while (unit < units) {
      if (count == taken.length) {
        taken = Arrays.copyOf(taken, 2 * count);
      }
      taken[count++] = (int) unit;
      unit += 1 + skip();
    }
    return Arrays.copyOf(taken, count);
  }

  private long skip() {
    return (long) (Math.log(stream.nextUnit()) / logLeft);
  }
}
