// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.evaluation.Scorer;

/**
 * How much PR-AUC a model loses where a feature's values are shuffled among the rows (Breiman,
 * Random Forests, 2001). Of two features that say the same, each looks less important than both
 * are.
 *
 * @param prAucLoss mean over the shufflings, from the least to the greatest
 */
public record Importance(String feature, Interval prAucLoss) {
  private static final int SHUFFLINGS = 10;
  private static final long SEED = 91;

  /**
   * Measures each feature.
   *
   * @return the most important first
   */
  public static List<Importance> of(
      Scorer model, float[][] rows, int[] labels, List<InputBlock> blocks) {
    double whole = prAuc(model.score(rows), labels);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Importance> all = new ArrayList<>();
    for (InputBlock block : blocks) {
      double[] losses = new double[SHUFFLINGS];
      for (int i = 0; i < SHUFFLINGS; i++) {
        losses[i] = whole - prAuc(model.score(shuffled(rows, block, random)), labels);
      }
      Arrays.sort(losses);
      double mean = Arrays.stream(losses).average().orElseThrow();
      all.add(
          new Importance(block.feature(), new Interval(mean, losses[0], losses[SHUFFLINGS - 1])));
    }
    all.sort(Comparator.comparingDouble((Importance i) -> i.prAucLoss().value()).reversed());
    return all;
  }

  private static float[][] shuffled(float[][] rows, InputBlock block, SplittableRandom random) {
    int[] order = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    float[][] changed = new float[rows.length][];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = block.with(rows[i], rows[order[i]]);
    }
    return changed;
  }

  private static double prAuc(double[] scores, int[] labels) {
    return new RankingMetrics(scores, labels).values().prAuc();
  }
}
