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
  /** Rows from the highest score to the lowest. */
  private final int[] places;

  /** Scores and labels in the order of {@code places}. */
  private final double[] sorted;

  private final int[] events;

  /**
   * Ranks the rows once.
   *
   * @param scores higher means the event is more likely; finite
   * @param labels 1 for the event, 0 for none
   */
  public RankingMetrics(double[] scores, int[] labels) {
    this.places = descending(scores);
    this.sorted = Arrays.stream(places).mapToDouble(i -> scores[i]).toArray();
    this.events = Arrays.stream(places).map(i -> labels[i]).toArray();
  }

  /**
   * The figures of one set of rows; NaN where a class is absent. A number after {@code Fpr} is the
   * share of rows without the event that may be flagged, in percent ({@code 0p5} is 0.5 %), and the
   * figure is the greatest share of events found by then.
   *
   * @param ks greatest distance of the two classes' distributions of scores (Kolmogorov-Smirnov)
   * @param brierScore mean squared difference of probability and label
   */
  public record Values(
      double rocAuc,
      double prAuc,
      double recallAtFpr0p1,
      double recallAtFpr0p5,
      double recallAtFpr1,
      double recallAtFpr5,
      double ks,
      double brierScore) {}

  /** The figures of all rows. */
  public Values values() {
    int[] once = new int[places.length];
    Arrays.fill(once, 1);
    return values(once);
  }

  /**
   * The figures where each row counts several times, as in a bootstrap resample.
   *
   * @param times how often each row counts, in the order of the scores given
   */
  public Values values(int[] times) {
    Sweep sweep = new Sweep();
    for (int i = 0; i < places.length; i++) {
      int count = times[places[i]];
      sweep.positives += events[i] * count;
      sweep.negatives += (1 - events[i]) * count;
      sweep.squares += count * (sorted[i] - events[i]) * (sorted[i] - events[i]);
    }
    int i = 0;
    while (i < places.length && sweep.hasBothClasses()) {
      double found = 0;
      double flagged = 0;
      double score = sorted[i];
      for (; i < places.length && sorted[i] == score; i++) {
        int count = times[places[i]];
        found += events[i] * count;
        flagged += (1 - events[i]) * count;
      }
      sweep.down(found, flagged);
    }
    return sweep.values();
  }

  /** Rows from the highest score to the lowest. */
  static int[] descending(double[] scores) {
    return SortedPlaces.of(scores.length, (a, b) -> Double.compare(scores[b], scores[a]));
  }

  /** What is known when the threshold has come down to some score. */
  private static final class Sweep {
    private static final double[] MAX_FPR = {0.001, 0.005, 0.01, 0.05};

    private double positives;
    private double negatives;
    private double squares;
    private double found;
    private double flagged;
    private double area;
    private double precisionSum;
    private double distance;
    private final double[] recall = new double[MAX_FPR.length];

    boolean hasBothClasses() {
      return positives > 0 && negatives > 0;
    }

    void down(double newlyFound, double newlyFlagged) {
      area += newlyFlagged * (found + newlyFound / 2);
      found += newlyFound;
      flagged += newlyFlagged;
      if (newlyFound > 0) {
        precisionSum += newlyFound * found / (found + flagged);
      }
      distance = Math.max(distance, Math.abs(found / positives - flagged / negatives));
      for (int i = 0; i < MAX_FPR.length; i++) {
        if (flagged <= MAX_FPR[i] * negatives) {
          recall[i] = found / positives;
        }
      }
    }

    Values values() {
      double brier = squares / (positives + negatives);
      if (!hasBothClasses()) {
        double none = Double.NaN;
        return new Values(none, none, none, none, none, none, none, brier);
      }
      return new Values(
          area / (positives * negatives),
          precisionSum / positives,
          recall[0],
          recall[1],
          recall[2],
          recall[3],
          distance,
          brier);
    }
  }
}
