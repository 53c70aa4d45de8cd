// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.concordat.worker.InvalidInputException;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the Bootstrap, chapter
 * 13): rows are drawn with replacement, as many as there are, and the middle 95 % of the resampled
 * figures is the interval. The draws come from a fixed seed, so a report can be repeated.
 */
public final class BootstrapIntervals {
  private static final long SEED = 20_240_229L;
  private static final double TAIL = 0.025;

  private final RankingMetrics.Values point;
  private final RankingMetrics.Values[] resampled;

  /**
   * Draws the resamples; one that lacks a class is drawn again.
   *
   * @param resamples how many, at least 40, so that each tail has a member
   * @throws InvalidInputException if the rows themselves lack a class
   */
  public BootstrapIntervals(double[] scores, int[] labels, int resamples) {
    int positives = Arrays.stream(labels).sum();
    if (positives == 0 || positives == labels.length) {
      throw new InvalidInputException(
          "An evaluation needs rows of both labels, but %d of %d rows have label 1"
              .formatted(positives, labels.length));
    }
    RankingMetrics metrics = new RankingMetrics(scores, labels);
    this.point = metrics.values();
    this.resampled = new RankingMetrics.Values[resamples];
    Random random = new Random(SEED);
    int drawn = 0;
    while (drawn < resamples) {
      RankingMetrics.Values values = metrics.values(draw(labels.length, random));
      if (!Double.isNaN(values.rocAuc())) {
        resampled[drawn++] = values;
      }
    }
  }

  /** A figure and the interval around it. */
  public record Interval(double value, double low, double high) {}

  /** The interval of one of the figures. */
  public Interval of(ToDoubleFunction<RankingMetrics.Values> figure) {
    double[] sorted = Arrays.stream(resampled).mapToDouble(figure).sorted().toArray();
    int below = (int) Math.floor(TAIL * (sorted.length - 1));
    int above = (int) Math.ceil((1 - TAIL) * (sorted.length - 1));
    return new Interval(figure.applyAsDouble(point), sorted[below], sorted[above]);
  }

  private static int[] draw(int size, Random random) {
    int[] times = new int[size];
    for (int i = 0; i < size; i++) {
      times[random.nextInt(size)]++;
    }
    return times;
  }
}
