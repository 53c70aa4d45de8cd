// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;

/**
 * Metrics of scores against labels. Rows with the same score are taken together, so their order
 * never matters.
 *
 * <p>ROC-AUC is the share of (event, none) pairs that are ranked right, a tie counting half
 * (Mann-Whitney). PR-AUC is average precision: the sum over distinct scores, from the highest, of
 * the gain in recall times the precision there, step-wise, without interpolation. Both as in
 * scikit-learn's {@code roc_auc_score} and {@code average_precision_score}.
 */
public final class RankingMetrics {
  /** Scores ascending in {@code places}; ties share a group number. */
  private final int[] places;

  private final int[] groups;
  private final double[] scores;
  private final int[] labels;

  /**
   * Ranks the rows once.
   *
   * @param scores higher means the event is more likely; finite
   * @param labels 1 for the event, 0 for none
   */
  public RankingMetrics(double[] scores, int[] labels) {
    this.scores = scores.clone();
    this.labels = labels.clone();
    this.places = descending(scores);
    this.groups = new int[scores.length];
    for (int i = 1; i < places.length; i++) {
      groups[i] = groups[i - 1] + (scores[places[i]] < scores[places[i - 1]] ? 1 : 0);
    }
  }

  /**
   * The figures of one set of rows; NaN where a class is absent.
   *
   * @param recallAtFpr1 greatest share of events found while at most 1 % of the others are flagged
   * @param brierScore mean squared difference of probability and label
   */
  public record Values(double rocAuc, double prAuc, double recallAtFpr1, double brierScore) {}

  /** The figures of all rows. */
  public Values values() {
    int[] once = new int[scores.length];
    Arrays.fill(once, 1);
    return values(once);
  }

  /**
   * The figures where each row counts several times, as in a bootstrap resample.
   *
   * @param times how often each row counts, in the order of the scores given
   */
  public Values values(int[] times) {
    double positives = 0;
    double negatives = 0;
    double squares = 0;
    for (int i = 0; i < scores.length; i++) {
      positives += labels[i] == 1 ? times[i] : 0;
      negatives += labels[i] == 1 ? 0 : times[i];
      squares += times[i] * (scores[i] - labels[i]) * (scores[i] - labels[i]);
    }
    if (positives == 0 || negatives == 0) {
      return new Values(Double.NaN, Double.NaN, Double.NaN, squares / (positives + negatives));
    }
    return sweep(times, positives, negatives, squares / (positives + negatives));
  }

  private Values sweep(int[] times, double positives, double negatives, double brier) {
    double found = 0;
    double flagged = 0;
    double area = 0;
    double precisionSum = 0;
    double recall = 0;
    int i = 0;
    while (i < places.length) {
      double newlyFound = 0;
      double newlyFlagged = 0;
      int group = groups[i];
      for (; i < places.length && groups[i] == group; i++) {
        int row = places[i];
        newlyFound += labels[row] == 1 ? times[row] : 0;
        newlyFlagged += labels[row] == 1 ? 0 : times[row];
      }
      area += newlyFlagged * (found + newlyFound / 2);
      found += newlyFound;
      flagged += newlyFlagged;
      if (newlyFound > 0) {
        precisionSum += newlyFound * found / (found + flagged);
      }
      if (flagged <= 0.01 * negatives) {
        recall = found / positives;
      }
    }
    return new Values(area / (positives * negatives), precisionSum / positives, recall, brier);
  }

  private static int[] descending(double[] scores) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
