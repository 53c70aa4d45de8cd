// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.inference.artifact.Architecture;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.Network;

/**
 * A member that measures global models on a holdout of its own.
 *
 * @param member its name
 * @param holdout rows that nobody trains on, with both labels
 */
public record Evaluator(String member, Rows holdout) {
  /** A probability below this one is taken for it. */
  private static final double LEAST = 1e-7;

  /** What it measures of a model. */
  RankingMetrics.Values measure(Architecture shape, float[] weights) {
    return measure(scores(shape, weights));
  }

  /** The same of what a model gave. */
  RankingMetrics.Values measure(double[] scores) {
    return new RankingMetrics(scores, holdout.labels()).values();
  }

  /** What a model gives the rows, in their order. */
  double[] scores(Architecture shape, float[] weights) {
    return Network.of(shape, weights).score(holdout);
  }

  /** Mean cross-entropy of a model. */
  public double loss(Architecture shape, float[] weights) {
    double[] scores = scores(shape, weights);
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      double right = holdout.label(row) == 1 ? scores[row] : 1 - scores[row];
      sum -= Math.log(Math.max(LEAST, right));
    }
    return sum / scores.length;
  }
}
