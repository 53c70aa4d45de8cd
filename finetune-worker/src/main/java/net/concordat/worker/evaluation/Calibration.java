// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * @param plattDifference {@code brierPlatt} minus {@code brierRaw}: below 0 where it helps
 * @param isotonicDifference {@code brierIsotonic} minus {@code brierRaw}
 */
public record Calibration(
    List<Bin> bins,
    Interval plattSlope,
    Interval plattIntercept,
    IsotonicRegression isotonic,
    double brierRaw,
    double brierPlatt,
    double brierIsotonic,
    Difference plattDifference,
    Difference isotonicDifference) {
  private static final int BINS = 10;

  /**
   * Rows with similar scores.
   *
   * @param meanScore mean probability that the model gives
   * @param observed the share that has the event, with Wilson's interval (1927) for as many
   *     independent rows as tell it as well as these do
   */
  public record Bin(int rows, double meanScore, Interval observed) {}

  /** Measures. */
  public static Calibration of(double[] scores, TestRows rows, int resamples) {
    int[] labels = rows.labels();
    double[] byPlatt = new double[scores.length];
    double[] byIsotonic = new double[scores.length];
    Folds folds = Folds.of(rows);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      crossFit(fold, folds, scores, labels, byPlatt, byIsotonic);
    }
    double[] slopes = new double[resamples];
    double[] intercepts = new double[resamples];
    double[] platts = new double[resamples];
    double[] isotonics = new double[resamples];
    Resamples draws = new Resamples(rows);
    for (int draw = 0; draw < resamples; draw++) {
      int[] times = draws.times(draw);
      PlattScaling fitted = PlattScaling.fit(scores, labels, times);
      slopes[draw] = fitted.slope();
      intercepts[draw] = fitted.intercept();
      double raw = brier(scores, labels, times);
      platts[draw] = brier(byPlatt, labels, times) - raw;
      isotonics[draw] = brier(byIsotonic, labels, times) - raw;
    }
    int[] once = new int[labels.length];
    Arrays.fill(once, 1);
    PlattScaling platt = PlattScaling.fit(scores, labels, once);
    double brierRaw = brier(scores, labels, once);
    double brierPlatt = brier(byPlatt, labels, once);
    double brierIsotonic = brier(byIsotonic, labels, once);
    return new Calibration(
        bins(scores, rows),
        Interval.percentile(platt.slope(), slopes),
        Interval.percentile(platt.intercept(), intercepts),
        IsotonicRegression.fit(scores, labels),
        brierRaw,
        brierPlatt,
        brierIsotonic,
        Difference.paired(brierPlatt - brierRaw, platts),
        Difference.paired(brierIsotonic - brierRaw, isotonics));
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
  public static List<Bin> bins(double[] scores, TestRows rows) {
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
        bins.add(bin(Arrays.copyOfRange(places, start, end), scores, rows));
        end = start;
      }
    }
    return bins;
  }

  private static Bin bin(int[] places, double[] scores, TestRows rows) {
    double mean = Arrays.stream(places).mapToDouble(i -> scores[i]).average().orElseThrow();
    double share = Arrays.stream(places).mapToDouble(i -> rows.labels()[i]).average().orElseThrow();
    return new Bin(
        places.length, mean, Interval.wilsonAround(share, independent(places, share, rows)));
  }

  /**
   * How many independent rows would vary as much as these, of which several may be of one customer:
   * the variance of one over that of the share by customers (Korn and Graubard, Survey Methodology
   * 24, 1998). Where all labels are the same, it is how many customers there are.
   */
  private static double independent(int[] places, double share, TestRows rows) {
    Map<Integer, Double> off = new HashMap<>();
    for (int row : places) {
      off.merge(rows.customers()[row], rows.labels()[row] - share, Double::sum);
    }
    double customers = off.size();
    double squares = off.values().stream().mapToDouble(sum -> sum * sum).sum();
    if (customers == places.length || customers == 1 || squares == 0) {
      return customers;
    }
    double count = places.length;
    double variance = squares * customers / (customers - 1) / (count * count);
    return Math.min(count, share * (1 - share) / variance);
  }

  private static double brier(double[] scores, int[] labels, int[] times) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += times[i] * (scores[i] - labels[i]) * (scores[i] - labels[i]);
      count += times[i];
    }
    return sum / count;
  }
}
