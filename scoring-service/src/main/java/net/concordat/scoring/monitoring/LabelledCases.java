// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.concordat.scoring.monitoring.Figures.Bounds;
import net.concordat.scoring.monitoring.Figures.Found;
import net.concordat.scoring.monitoring.Figures.Range;
import org.jspecify.annotations.Nullable;

/** Cases of a window whose label is known, and what they say; the others are unknown. */
final class LabelledCases {
  private static final int RANGES = 10;

  private final List<Case> cases = new ArrayList<>();
  private long decisions;
  private long flagged;

  private record Case(double score, boolean isFlagged, boolean isPositive) {}

  /**
   * Adds a decision.
   *
   * @param label null if it is not known
   */
  void add(double score, boolean isFlagged, @Nullable Boolean label) {
    decisions++;
    flagged += isFlagged ? 1 : 0;
    if (label != null) {
      cases.add(new Case(score, isFlagged, label));
    }
  }

  /** What is found. */
  Found found() {
    cases.sort(Comparator.comparingDouble(Case::score).reversed());
    long positives = cases.stream().filter(Case::isPositive).count();
    double alertRate = decisions == 0 ? 0 : (double) flagged / decisions;
    List<Range> calibration = calibration();
    long labelled = cases.stream().filter(Case::isFlagged).count();
    Double precision = precision(labelled);
    Double recall = positives == 0 ? null : (Double) recallAt(alertRate, positives);
    Double prAuc = positives == 0 ? null : (Double) averagePrecision(positives);
    return new Found(
        cases.size(),
        decisions - cases.size(),
        positives,
        precision,
        recall,
        alertRate,
        prAuc,
        cases.isEmpty() ? null : brier(),
        cases.isEmpty() ? null : error(calibration),
        calibration,
        new Bounds(
            Interval.of(precision, labelled),
            Interval.of(recall, positives),
            Interval.of(prAuc, positives)));
  }

  private @Nullable Double precision(long labelled) {
    long right = cases.stream().filter(Case::isFlagged).filter(Case::isPositive).count();
    return labelled == 0 ? null : (double) right / labelled;
  }

  /** Where cases of one score are divided by the rate, each counts by the same part. */
  private double recallAt(double rate, long positives) {
    double left = rate * cases.size();
    double found = 0;
    for (int i = 0; i < cases.size() && left > 0; ) {
      int end = endOfSameScore(i);
      double taken = Math.min(1, left / (end - i));
      found += taken * positives(i, end);
      left -= end - i;
      i = end;
    }
    return found / positives;
  }

  /**
   * The sum of precisions at each score, weighted by the recall that it adds: average precision
   * without interpolation, as scikit-learn's {@code average_precision_score}.
   */
  private double averagePrecision(long positives) {
    double sum = 0;
    long found = 0;
    for (int i = 0; i < cases.size(); ) {
      int end = endOfSameScore(i);
      long more = positives(i, end);
      found += more;
      sum += (double) more / positives * found / end;
      i = end;
    }
    return sum;
  }

  private int endOfSameScore(int from) {
    int end = from + 1;
    while (end < cases.size() && cases.get(end).score() == cases.get(from).score()) {
      end++;
    }
    return end;
  }

  private long positives(int from, int end) {
    return cases.subList(from, end).stream().filter(Case::isPositive).count();
  }

  /** Brier, Verification of forecasts expressed in terms of probability, 1950, for two classes. */
  private double brier() {
    return cases.stream()
        .mapToDouble(one -> Math.pow(one.score() - (one.isPositive() ? 1 : 0), 2))
        .average()
        .orElse(0);
  }

  private List<Range> calibration() {
    double[] sums = new double[RANGES];
    long[] positives = new long[RANGES];
    long[] counts = new long[RANGES];
    for (Case one : cases) {
      int range = Math.max(0, Math.min(RANGES - 1, (int) (one.score() * RANGES)));
      sums[range] += one.score();
      positives[range] += one.isPositive() ? 1 : 0;
      counts[range]++;
    }
    List<Range> calibration = new ArrayList<>();
    for (int i = 0; i < RANGES; i++) {
      if (counts[i] > 0) {
        calibration.add(
            new Range(
                (double) i / RANGES,
                (double) (i + 1) / RANGES,
                sums[i] / counts[i],
                (double) positives[i] / counts[i],
                counts[i]));
      }
    }
    return calibration;
  }

  /** The expected calibration error (Naeini, Cooper and Hauskrecht, 2015). */
  private double error(List<Range> calibration) {
    return calibration.stream()
        .mapToDouble(range -> Math.abs(range.mean() - range.share()) * range.cases() / cases.size())
        .sum();
  }
}
