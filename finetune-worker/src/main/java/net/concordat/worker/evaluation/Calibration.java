// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether probabilities are true, and how they could be made so.
 *
 * @param bins rows from the lowest scores to the highest, about as many in each
 * @param plattSlope see {@link PlattScaling}; fitted to all rows
 * @param plattIntercept likewise
 * @param isotonic fitted to all rows
 * @param brierRaw of the probabilities as they are
 * @param brierPlatt after Platt's recalibration, each row by a fit to other customers' rows
 * @param brierIsotonic likewise, by isotonic regression
 */
public record Calibration(
    List<Bin> bins,
    Interval plattSlope,
    Interval plattIntercept,
    IsotonicRegression isotonic,
    double brierRaw,
    double brierPlatt,
    double brierIsotonic) {
  private static final int BINS = 10;

  /**
   * Rows with similar scores.
   *
   * @param meanScore mean probability that the model gives
   * @param observed the share that has the event, with Wilson's interval (1927), which takes rows
   *     as independent
   */
  public record Bin(int rows, double meanScore, Interval observed) {}

  /** Measures. */
  public static Calibration of(double[] scores, TestRows rows, int resamples) {
    int[] labels = rows.labels();
    int[] once = new int[labels.length];
    Arrays.fill(once, 1);
    PlattScaling platt = PlattScaling.fit(scores, labels, once);
    double[] slopes = new double[resamples];
    double[] intercepts = new double[resamples];
    Resamples draws = new Resamples(rows);
    for (int draw = 0; draw < resamples; draw++) {
      PlattScaling fitted = PlattScaling.fit(scores, labels, draws.times(draw));
      slopes[draw] = fitted.slope();
      intercepts[draw] = fitted.intercept();
    }
    Folds folds = Folds.of(rows);
    double[] byPlatt = new double[scores.length];
    double[] byIsotonic = new double[scores.length];
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      crossFit(fold, folds, scores, labels, byPlatt, byIsotonic);
    }
    return new Calibration(
        bins(scores, labels),
        Interval.percentile(platt.slope(), slopes),
        Interval.percentile(platt.intercept(), intercepts),
        IsotonicRegression.fit(scores, labels),
        brier(scores, labels),
        brier(byPlatt, labels),
        brier(byIsotonic, labels));
  }

  private static void crossFit(
      int fold, Folds folds, double[] scores, int[] labels, double[] byPlatt, double[] byIsotonic) {
    int[] others = folds.outside(fold);
    double[] otherScores = Arrays.stream(others).mapToDouble(i -> scores[i]).toArray();
    int[] otherLabels = Arrays.stream(others).map(i -> labels[i]).toArray();
    int[] once = new int[others.length];
    Arrays.fill(once, 1);
    PlattScaling platt = PlattScaling.fit(otherScores, otherLabels, once);
    IsotonicRegression isotonic = IsotonicRegression.fit(otherScores, otherLabels);
    for (int i : folds.inside(fold)) {
      byPlatt[i] = platt.apply(scores[i]);
      byIsotonic[i] = isotonic.apply(scores[i]);
    }
  }

  /** Tenths of the rows, from the lowest scores to the highest; rows of one score together. */
  public static List<Bin> bins(double[] scores, int[] labels) {
    int[] places = RankingMetrics.descending(scores);
    List<Bin> bins = new ArrayList<>();
    int end = places.length;
    for (int bin = 0; bin < BINS; bin++) {
      int start = places.length - (int) ((bin + 1L) * places.length / BINS);
      // Rows with one score stay together.
      while (start > 0 && start < end && scores[places[start - 1]] == scores[places[start]]) {
        start--;
      }
      if (start < end) {
        bins.add(bin(Arrays.copyOfRange(places, start, end), scores, labels));
        end = start;
      }
    }
    return bins;
  }

  private static Bin bin(int[] places, double[] scores, int[] labels) {
    double mean = Arrays.stream(places).mapToDouble(i -> scores[i]).average().orElseThrow();
    int events = Arrays.stream(places).map(i -> labels[i]).sum();
    return new Bin(places.length, mean, Interval.wilson(events, places.length));
  }

  private static double brier(double[] scores, int[] labels) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += (scores[i] - labels[i]) * (scores[i] - labels[i]);
    }
    return sum / scores.length;
  }
}
