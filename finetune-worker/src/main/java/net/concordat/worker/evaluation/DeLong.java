// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.BitSet;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The ROC-AUC with its variance from the rows themselves (DeLong, DeLong and Clarke-Pearson, 1988),
 * and the paired test of two models on the same rows. Where customers have several rows, these are
 * not independent, and the variance is that of Obuchowski (1997) for clusters, which is DeLong's
 * where each customer has one row. The interval is the normal one, cut to 0..1; where every event
 * is above every other row it has no width, and says nothing.
 */
public final class DeLong {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final double QUANTILE = NORMAL.inverseCumulativeProbability(0.975);

  /** Differences smaller than this are one and the same number. */
  private static final double SAME = 1e-12;

  private final TestRows rows;
  private final double auc;

  /** For each row the share of rows of the other class that it is ranked right against. */
  private final double[] placements;

  /**
   * Ranks the rows.
   *
   * @throws net.concordat.inference.support.InvalidInputException if the rows lack a class
   */
  public DeLong(double[] scores, TestRows rows) {
    this.rows = rows.requireBothClasses();
    this.placements = new double[scores.length];
    double positives = rows.positives();
    double negatives = rows.size() - positives;
    int[] places = RankingMetrics.descending(scores);
    double sum = 0;
    double eventsAbove = 0;
    double othersAbove = 0;
    int start = 0;
    while (start < places.length) {
      int end = start;
      double events = 0;
      for (; end < places.length && scores[places[end]] == scores[places[start]]; end++) {
        events += rows.labels()[places[end]];
      }
      double others = end - start - events;
      for (int i = start; i < end; i++) {
        boolean event = rows.labels()[places[i]] == 1;
        placements[places[i]] =
            event
                ? (negatives - othersAbove - others / 2) / negatives
                : (eventsAbove + events / 2) / positives;
        sum += event ? placements[places[i]] : 0;
      }
      eventsAbove += events;
      othersAbove += others;
      start = end;
    }
    this.auc = sum / positives;
  }

  /** The ROC-AUC and its interval. */
  public Interval interval() {
    double margin = QUANTILE * Math.sqrt(variance(placements, auc));
    return new Interval(auc, Math.max(0, auc - margin), Math.min(1, auc + margin));
  }

  /**
   * The ROC-AUC of this model minus another's.
   *
   * @param other on the same rows
   */
  public Difference minus(DeLong other) {
    double[] differences = new double[placements.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = placements[i] - other.placements[i];
    }
    double value = auc - other.auc;
    double error = Math.sqrt(variance(differences, value));
    double margin = QUANTILE * error;
    return new Difference(value, value - margin, value + margin, p(value, error));
  }

  private static double p(double value, double error) {
    if (error < SAME) {
      // Without any spread the statistic is not defined: all rows agree, or nothing differs.
      return Math.abs(value) < SAME ? 1 : 0;
    }
    return 2 * NORMAL.cumulativeProbability(-Math.abs(value) / error);
  }

  private double variance(double[] parts, double mean) {
    double[][] sums = new double[2][rows.customerNumbers()];
    BitSet[] seen = {new BitSet(), new BitSet()};
    for (int i = 0; i < parts.length; i++) {
      int label = rows.labels()[i];
      sums[label][rows.customers()[i]] += parts[i] - mean;
      seen[label].set(rows.customers()[i]);
    }
    double[] squares = new double[2];
    double products = 0;
    for (int customer = 0; customer < sums[0].length; customer++) {
      squares[0] += sums[0][customer] * sums[0][customer];
      squares[1] += sums[1][customer] * sums[1][customer];
      products += sums[0][customer] * sums[1][customer];
    }
    double[] customers = {seen[0].cardinality(), seen[1].cardinality()};
    double positives = rows.positives();
    double negatives = rows.size() - positives;
    double all = rows.customerCount();
    double variance =
        squares[1] * customers[1] / (customers[1] - 1) / (positives * positives)
            + squares[0] * customers[0] / (customers[0] - 1) / (negatives * negatives)
            + 2 * products * all / (all - 1) / (positives * negatives);
    return Math.max(0, variance);
  }
}
