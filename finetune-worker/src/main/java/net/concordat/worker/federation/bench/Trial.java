// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.Arrays;
import java.util.Collection;
import net.concordat.worker.evaluation.RankingMetrics;

/** A bank's test rows, scored by a network. */
final class Trial {
  private final double[] scores;
  private final int[] labels;
  private final double threshold;
  private final RankingMetrics ranking;

  /**
   * Ranks them once.
   *
   * @param labels 1 for the event
   * @param threshold rows with at least this score are flagged
   */
  Trial(double[] scores, int[] labels, double threshold) {
    this.scores = scores;
    this.labels = labels;
    this.threshold = threshold;
    this.ranking = new RankingMetrics(scores, labels);
  }

  /** What rows show. */
  record Values(double rocAuc, double prAuc, double f1) {
    /** The mean of several. */
    static Values mean(Collection<Values> all) {
      return new Values(
          all.stream().mapToDouble(Values::rocAuc).average().orElseThrow(),
          all.stream().mapToDouble(Values::prAuc).average().orElseThrow(),
          all.stream().mapToDouble(Values::f1).average().orElseThrow());
    }
  }

  /** The figures of all rows. */
  Values values() {
    int[] once = new int[labels.length];
    Arrays.fill(once, 1);
    return values(once);
  }

  /** The figures where each row counts several times. */
  Values values(int[] times) {
    RankingMetrics.Values ranked = ranking.values(times);
    return new Values(ranked.rocAuc(), ranked.prAuc(), f1(times));
  }

  private double f1(int[] times) {
    double found = 0;
    double flagged = 0;
    double positives = 0;
    for (int i = 0; i < scores.length; i++) {
      positives += labels[i] * times[i];
      if (scores[i] >= threshold) {
        flagged += times[i];
        found += labels[i] * times[i];
      }
    }
    return 2 * found / (flagged + positives);
  }

  /**
   * The threshold with the highest F1; of equal ones the highest. It lies half way to the next
   * score.
   */
  static double bestThreshold(double[] scores, int[] labels) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double positives = Arrays.stream(labels).sum();
    double found = 0;
    double best = -1;
    double threshold = 1;
    for (int i = 0; i < order.length; i++) {
      found += labels[order[i]];
      double below = i == order.length - 1 ? 0 : scores[order[i + 1]];
      double f1 = 2 * found / (i + 1 + positives);
      if (below < scores[order[i]] && f1 > best) {
        best = f1;
        threshold = (scores[order[i]] + below) / 2;
      }
    }
    return threshold;
  }
}
