// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.NetworkTrainer;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;

/**
 * Fine-pruning (Liu, Dolan-Gavitt and Garg, RAID 2018) on the bank's own history: first the units
 * of the last hidden layer that these rows hardly use are cut off, as long as PR-AUC on them stays;
 * then what is left is trained on. The output layer keeps its weights meanwhile, so what was cut
 * off stays so. What a version does without those units, it does not do for the bank's rows.
 */
final class FinePruning {
  private static final double MAY_LOSE = 0.01;

  /** Rows that training looks at, at most: all passes take seconds. */
  private static final int MOST_LOOKS = 1_000_000;

  private static final int MOST_ROWS = 100_000;
  private static final int MOST_PASSES = 20;
  private static final long SEED = 1;

  private final Architecture shape;
  private final LabelledRows history;

  /**
   * Prunes versions of a shape.
   *
   * @param history the bank's own; of more than 100,000 rows every so many is taken
   */
  FinePruning(Architecture shape, LabelledRows history) {
    this.shape = shape;
    this.history = fewer(history);
  }

  /** Weights after the units were cut off, and how many were. */
  record Pruned(Weights weights, int count) {}

  private static LabelledRows fewer(LabelledRows rows) {
    return rows.size() <= MOST_ROWS
        ? rows
        : rows.select(
            IntStream.range(0, MOST_ROWS)
                .map(i -> (int) ((long) i * rows.size() / MOST_ROWS))
                .toArray());
  }

  /** How many units could be cut off. */
  int units() {
    return shape.inputsOf(shape.layers().size() - 1);
  }

  /** How often training looks at each row. */
  int passes() {
    return Math.max(1, Math.min(MOST_PASSES, MOST_LOOKS / history.size()));
  }

  /** The first half: cuts off units. */
  Pruned prune(Weights weights) {
    double least = prAuc(weights) - MAY_LOSE;
    Weights kept = weights;
    int count = 0;
    for (int unit : leastUsedFirst(weights)) {
      Weights without = withoutUnit(kept, unit);
      if (prAuc(without) < least) {
        break;
      }
      kept = without;
      count++;
    }
    return new Pruned(kept, count);
  }

  /** The second half: trains what is left. */
  Weights tune(Weights pruned) {
    TrainingSettings settings =
        new TrainingSettings(
            3e-4, passes(), 32, 1e-4, 0, 0, TrainingSettings.ClassWeighting.NONE, null);
    Network network = Network.of(shape, pruned);
    new NetworkTrainer(settings, SEED, 1, TrainingProgress.NONE).fitBelowOutput(network, history);
    return network.weights();
  }

  /** Each unit is read by making it the only one that the output looks at. */
  private int[] leastUsedFirst(Weights weights) {
    double[] use = new double[units()];
    for (int unit = 0; unit < use.length; unit++) {
      float[] only = new float[use.length];
      // A small weight, so that the sigmoid does not flatten large outputs.
      only[unit] = 0.01f;
      double[] scores = Network.of(shape, withOutput(weights, only, 0)).score(history.features());
      use[unit] = Arrays.stream(scores).average().orElseThrow();
    }
    return IntStream.range(0, use.length)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> use[unit]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Weights withoutUnit(Weights weights, int unit) {
    Weights.LayerWeights output = weights.layers().get(weights.layers().size() - 1);
    float[] kernel = output.kernel().clone();
    kernel[unit] = 0;
    return withOutput(weights, kernel, output.bias()[0]);
  }

  private static Weights withOutput(Weights weights, float[] kernel, float bias) {
    List<Weights.LayerWeights> layers = new ArrayList<>(weights.layers());
    layers.set(
        layers.size() - 1, new Weights.LayerWeights(kernel.length, 1, kernel, new float[] {bias}));
    return new Weights(layers);
  }

  private double prAuc(Weights weights) {
    double[] scores = Network.of(shape, weights).score(history.features());
    return new RankingMetrics(scores, history.labels()).values().prAuc();
  }
}
