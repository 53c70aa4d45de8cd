// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The curves of a model, each at 101 places from 0 to 1, with bootstrap intervals at each place.
 *
 * @param roc recall over the false-positive rate
 * @param precisionRecall precision over recall: that of the highest threshold which reaches it
 * @param cost normalised expected cost over the probability-cost of the event, at the best
 *     threshold for each (Drummond and Holte, Cost Curves, Machine Learning 65, 2006)
 */
public record Curves(List<Point> roc, List<Point> precisionRecall, List<Point> cost) {
  private static final int PLACES = 101;

  /** A place on a curve. */
  public record Point(double x, double value, double low, double high) {}

  /** Measures. */
  public static Curves of(double[] scores, TestRows rows, int resamples) {
    Thresholds thresholds = new Thresholds(scores, rows.labels());
    int[] once = new int[scores.length];
    Arrays.fill(once, 1);
    double[][] points = thresholds.curves(once);
    double[][][] resampled = new double[3][PLACES][resamples];
    Resamples draws = new Resamples(rows);
    for (int draw = 0; draw < resamples; draw++) {
      double[][] drawn = thresholds.curves(draws.times(draw));
      for (int curve = 0; curve < 3; curve++) {
        for (int place = 0; place < PLACES; place++) {
          resampled[curve][place][draw] = drawn[curve][place];
        }
      }
    }
    return new Curves(
        points(points[0], resampled[0]),
        points(points[1], resampled[1]),
        points(points[2], resampled[2]));
  }

  private static List<Point> points(double[] values, double[][] resampled) {
    List<Point> points = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      Interval interval = Interval.percentile(values[place], resampled[place]);
      points.add(new Point(x(place), interval.value(), interval.low(), interval.high()));
    }
    return points;
  }

  private static double x(int place) {
    return place / (PLACES - 1.0);
  }

  /** What is found and flagged at each threshold, from the highest score down. */
  private static final class Thresholds {
    private final double[] scores;
    private final int[] labels;
    private final int[] places;

    Thresholds(double[] scores, int[] labels) {
      this.scores = scores;
      this.labels = labels;
      this.places = RankingMetrics.descending(scores);
    }

    /** The three curves. */
    double[][] curves(int[] times) {
      int steps = 1;
      double[] found = new double[places.length + 1];
      double[] flagged = new double[places.length + 1];
      for (int i = 0; i < places.length; i++) {
        boolean tied = i > 0 && scores[places[i]] == scores[places[i - 1]];
        steps += tied ? 0 : 1;
        int from = tied ? steps - 1 : steps - 2;
        int row = places[i];
        found[steps - 1] = found[from] + labels[row] * times[row];
        flagged[steps - 1] = flagged[from] + (1 - labels[row]) * times[row];
      }
      double[] recall = shares(found, steps);
      double[] fpr = shares(flagged, steps);
      double odds = flagged[steps - 1] / found[steps - 1];
      return new double[][] {roc(recall, fpr), precision(recall, fpr, odds), cost(recall, fpr)};
    }

    private static double[] shares(double[] counts, int steps) {
      return Arrays.stream(counts, 0, steps).map(count -> count / counts[steps - 1]).toArray();
    }

    private static double[] roc(double[] recall, double[] fpr) {
      double[] curve = new double[PLACES];
      int step = 0;
      for (int place = 0; place < PLACES; place++) {
        while (step + 1 < fpr.length && fpr[step + 1] <= x(place)) {
          step++;
        }
        curve[place] = recall[step];
      }
      return curve;
    }

    private static double[] precision(double[] recall, double[] fpr, double odds) {
      double[] curve = new double[PLACES];
      int step = 1;
      for (int place = 0; place < PLACES; place++) {
        while (recall[step] == 0 || recall[step] < x(place) - 1e-12) {
          step++;
        }
        curve[place] = recall[step] / (recall[step] + odds * fpr[step]);
      }
      return curve;
    }

    private static double[] cost(double[] recall, double[] fpr) {
      double[] curve = new double[PLACES];
      Arrays.fill(curve, Double.POSITIVE_INFINITY);
      double lastTurn = -1;
      for (int step = 0; step < recall.length; step++) {
        boolean last = step == recall.length - 1;
        // Only where it has risen and next goes right can a step be best: the others lie between.
        boolean turns = step == 0 || last || (recall[step] > lastTurn && fpr[step + 1] > fpr[step]);
        for (int place = 0; turns && place < PLACES; place++) {
          double cost = (1 - recall[step]) * x(place) + fpr[step] * (1 - x(place));
          curve[place] = Math.min(curve[place], cost);
        }
        lastTurn = turns ? recall[step] : lastTurn;
      }
      return curve;
    }
  }
}
