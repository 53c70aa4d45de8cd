// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

/**
 * Gaussian noise from a key stream, by the ziggurat method with 256 layers of equal area (Marsaglia
 * and Tsang, "The Ziggurat Method for Generating Random Variables", J. Stat. Softw. 5(8), 2000).
 * Layer, sign and place come from different bits of one word, which avoids the correlation that
 * Doornik found in the original (2005).
 *
 * <p>Plain arithmetic and {@link StrictMath} alone: the same key and step give the same bits on
 * every machine, compiled or not.
 */
final class GaussianNoise {
  private static final int LAYERS = 256;

  /** Where the tail begins, and the area of each layer, for 256 layers. */
  private static final double TAIL = 3.6541528853610088;

  private static final double AREA = 0.004928673233974658;

  /** Right edges of the layers, and the density there; the last edge is 0. */
  private static final double[] EDGE = new double[LAYERS + 1];

  private static final double[] DENSITY = new double[LAYERS + 1];

  static {
    EDGE[0] = AREA / density(TAIL);
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + density(EDGE[i - 1])));
    }
    for (int i = 0; i <= LAYERS; i++) {
      DENSITY[i] = density(EDGE[i]);
    }
  }

  private final KeyStream stream;

  GaussianNoise(NoiseKey key) {
    this.stream = new KeyStream(key, KeyStream.Purpose.NOISE);
  }

  /** Begins with the noise of a step. */
  void seek(long step) {
    stream.seek(step);
  }

  /** Adds independent noise to the numbers from one place to before another. */
  void addTo(float[] sums, int from, int to, double standardDeviation) {
    for (int i = from; i < to; i++) {
      sums[i] += (float) (standardDeviation * next());
    }
  }

  /** A number of mean 0 and variance 1. */
  double next() {
    while (true) {
      long bits = stream.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      // Bits 0 to 7 are the layer, 8 is the sign, 11 to 63 the place in the layer.
      double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
      if (x < EDGE[layer + 1] || inLayer(layer, x)) {
        return signed(x, bits);
      }
      if (layer == 0) {
        return signed(tail(), bits);
      }
    }
  }

  /** By bit 8, without a branch that would be mispredicted every other time. */
  private static double signed(double x, long bits) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) | bits << 55 & Long.MIN_VALUE);
  }

  private boolean inLayer(int layer, double x) {
    if (layer == 0) {
      return false;
    }
    double height = DENSITY[layer] + stream.nextUnit() * (DENSITY[layer + 1] - DENSITY[layer]);
    return height < density(x);
  }

  /** Beyond the last edge, by Marsaglia's exponentials. */
  private double tail() {
    while (true) {
      double x = -StrictMath.log(stream.nextUnit()) / TAIL;
      double y = -StrictMath.log(stream.nextUnit());
      if (y + y > x * x) {
        return TAIL + x;
      }
    }
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }
}
