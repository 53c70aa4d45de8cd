// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Scorer;

/**
 * A model's log-odds on a bank's rows, and what is high among them. Models are compared on this
 * scale, since their scores need not mean the same.
 */
final class Alarm {
  private static final double FLAGGED = 0.01;
  private static final double HALF = 0.5;

  /** Keeps log-odds finite. */
  private static final double LEAST = 1e-12;

  private final Scorer model;
  private final double ordinary;
  private final double threshold;

  Alarm(Scorer model, LabelledRows rows) {
    this.model = model;
    double[] all = logOdds(rows.features());
    double[] others =
        IntStream.range(0, rows.size())
            .filter(i -> rows.labels()[i] == 0)
            .mapToDouble(i -> all[i])
            .sorted()
            .toArray();
    this.ordinary = exceededBy(HALF, others);
    this.threshold = exceededBy(FLAGGED, others);
  }

  /** Which rows it flags, if it flags one in a hundred of those without the event. */
  boolean[] flags(float[][] rows) {
    double[] all = logOdds(rows);
    boolean[] flags = new boolean[all.length];
    for (int i = 0; i < all.length; i++) {
      flags[i] = all[i] > threshold;
    }
    return flags;
  }

  /** The share of rows that it does not flag, with Wilson's interval. */
  Interval passed(float[][] rows) {
    int passed = (int) Arrays.stream(logOdds(rows)).filter(odds -> odds <= threshold).count();
    return Interval.wilson(passed, rows.length);
  }

  /**
   * How far the alarm over each row is gone after a change: 0 for not at all, 1 where the row is
   * now as low as half of the rows without the event.
   *
   * @param before log-odds of flagged rows
   * @param after the same rows, changed
   */
  double[] calmed(double[] before, float[][] after) {
    double[] calmed = logOdds(after);
    for (int i = 0; i < calmed.length; i++) {
      double whole = Math.max(before[i] - ordinary, 1e-3);
      calmed[i] = Math.max(0, Math.min(1, (before[i] - calmed[i]) / whole));
    }
    return calmed;
  }

  /** The logarithm of the odds of the event for each row. */
  double[] logOdds(float[][] rows) {
    double[] scores = model.score(rows);
    for (int i = 0; i < scores.length; i++) {
      double score = Math.min(Math.max(scores[i], LEAST), 1 - LEAST);
      scores[i] = StrictMath.log(score / (1 - score));
    }
    return scores;
  }

  private static double exceededBy(double share, double[] ascending) {
    return ascending[(int) Math.floor((1 - share) * (ascending.length - 1))];
  }
}
