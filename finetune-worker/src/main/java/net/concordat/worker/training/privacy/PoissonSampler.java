// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.Arrays;
import net.concordat.privacy.SampledGaussian;

/**
 * Takes each unit with the same probability, independently of all others and of all other steps.
 * How many are taken varies, and may be none: that is what the accountant counts.
 *
 * <p>Instead of a coin for each unit it draws how many are left out before the next is taken. With
 * the probability q that is geometric: an exponential variable over -log(1 - q), rounded down.
 * Exponentials come by the ziggurat method, as in {@link GaussianNoise}.
 */
final class PoissonSampler {
  private static final int LAYERS = 256;

  /** Where the tail begins, for 256 layers of equal area. */
  private static final double TAIL = 7.697117470131050;

  /** Right edges of the layers, and the density there; the last edge is 0. */
  private static final double[] EDGE = new double[LAYERS + 1];

  private static final double[] DENSITY = new double[LAYERS + 1];

  static {
    double area = (TAIL + 1) * StrictMath.exp(-TAIL);
    EDGE[0] = TAIL + 1;
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      EDGE[i] = -StrictMath.log(area / EDGE[i - 1] + StrictMath.exp(-EDGE[i - 1]));
    }
    for (int i = 0; i <= LAYERS; i++) {
      DENSITY[i] = StrictMath.exp(-EDGE[i]);
    }
  }

  private final KeyStream stream;
  private final double perUnit;
  private int[] taken = new int[64];

  /**
   * For one run.
   *
   * @param probabilityTrillionths with which each unit is taken, in units of 1e-12
   */
  PoissonSampler(NoiseKey key, KeyStream.Purpose purpose, long probabilityTrillionths) {
    this.stream = new KeyStream(key, purpose);
    double probability = (double) probabilityTrillionths / SampledGaussian.PROBABILITY_ONE;
    this.perUnit = -1 / StrictMath.log1p(-probability);
  }

  /**
   * The units that a step takes, in ascending order.
   *
   * @param units how many there are
   */
  int[] sample(long step, int units) {
    stream.seek(step);
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
    return (long) (exponential() * perUnit);
  }

  private double exponential() {
    while (true) {
      long bits = stream.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
      if (x < EDGE[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        // Beyond the last edge it is exponential again.
        return TAIL - StrictMath.log(stream.nextUnit());
      }
      double height = DENSITY[layer] + stream.nextUnit() * (DENSITY[layer + 1] - DENSITY[layer]);
      if (height < StrictMath.exp(-x)) {
        return x;
      }
    }
  }
}
