// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.training.Network;

/**
 * The first half of fine-pruning (Liu, Dolan-Gavitt and Garg, RAID 2018): the units of the last
 * hidden layer that the bank's own rows hardly use are cut off, as long as PR-AUC on these rows
 * stays. What a version does without them, it does not do for the bank's rows. Fine-tuning, the
 * second half, is what the bank does anyway.
 *
 * @param units of the last hidden layer
 * @param pruned how many of them were cut off
 * @param prAucBefore on the bank's rows
 * @param prAucAfter likewise
 */
public record FinePruning(int units, int pruned, double prAucBefore, double prAucAfter) {
  private static final double MAY_LOSE = 0.01;

  /** What pruning gave, and the version without the units. */
  public record Pruned(FinePruning report, Scorer model) {}

  /** Prunes. */
  public static Pruned of(Artifact version, LabelledRows rows) {
    Weights weights = version.weights();
    int units = output(weights).inputs();
    Scorer kept = scorer(version, weights);
    double before = prAuc(kept, rows);
    double after = before;
    int pruned = 0;
    for (int unit : leastUsedFirst(version, rows)) {
      Weights without = withOutput(weights, unit);
      Scorer model = scorer(version, without);
      double now = prAuc(model, rows);
      if (now < before - MAY_LOSE) {
        break;
      }
      weights = without;
      kept = model;
      after = now;
      pruned++;
    }
    return new Pruned(new FinePruning(units, pruned, before, after), kept);
  }

  /** Each unit is read by making it the only one that the output looks at. */
  private static int[] leastUsedFirst(Artifact version, LabelledRows rows) {
    int units = output(version.weights()).inputs();
    double[] use = new double[units];
    for (int unit = 0; unit < units; unit++) {
      float[] only = new float[units];
      // A small weight, so that the sigmoid does not flatten large outputs.
      only[unit] = 0.01f;
      double[] scores =
          scorer(version, replaced(version.weights(), only, 0)).score(rows.features());
      use[unit] = Arrays.stream(scores).average().orElseThrow();
    }
    return IntStream.range(0, units)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> use[unit]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Weights withOutput(Weights weights, int unit) {
    Weights.LayerWeights output = output(weights);
    float[] kernel = output.kernel().clone();
    kernel[unit] = 0;
    return replaced(weights, kernel, output.bias()[0]);
  }

  private static Weights replaced(Weights weights, float[] kernel, float bias) {
    List<Weights.LayerWeights> layers = new java.util.ArrayList<>(weights.layers());
    layers.set(
        layers.size() - 1, new Weights.LayerWeights(kernel.length, 1, kernel, new float[] {bias}));
    return new Weights(layers);
  }

  private static Weights.LayerWeights output(Weights weights) {
    return weights.layers().get(weights.layers().size() - 1);
  }

  private static Scorer scorer(Artifact version, Weights weights) {
    return Network.of(version.architecture(), weights)::score;
  }

  private static double prAuc(Scorer model, LabelledRows rows) {
    return new RankingMetrics(model.score(rows.features()), rows.labels()).values().prAuc();
  }
}
