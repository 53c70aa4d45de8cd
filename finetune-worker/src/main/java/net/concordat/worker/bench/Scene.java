// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/**
 * What all measurements share: a net of 30 inputs, 64 and 32 hidden units, and made-up rows in
 * which a fifth has the event.
 *
 * @param train rows to learn from
 * @param validation rows to measure quality on
 * @param pyTorch the same net elsewhere; absent where PyTorch is not installed
 * @param rounds how often both sides take their turn
 */
public record Scene(
    LabelledRows train, LabelledRows validation, @Nullable PyTorch pyTorch, int rounds) {
  /** The net. */
  public static final Architecture SHAPE = Architecture.perceptron(30, List.of(64, 32));

  /** Step size of Adam on both sides. */
  public static final double RATE = 1e-3;

  private static final int INPUTS = 30;

  /** Made-up rows. */
  public static LabelledRows rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[count][INPUTS];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < INPUTS; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
      float[] x = features[i];
      double margin = x[0] + x[1] * x[2] - x[3] * Math.abs(x[4]) + 0.3 * random.nextGaussian();
      labels[i] = margin > 1.4 ? 1 : 0;
    }
    return new LabelledRows(features, labels);
  }

  /** Weights to begin with. */
  public static Weights start() {
    return Network.random(SHAPE, 1).weights();
  }

  /** The value in the middle. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
