// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;

/** One model's scores, ordered once to be measured on many resamples. */
final class ModelMeasures {
  private final double[] scores;
  private final TestRows rows;
  private final DecisionRule rule;
  private final RankingMetrics ranking;
  private final AlertBudget budget;

  ModelMeasures(double[] scores, TestRows rows, DecisionRule rule) {
    this.scores = scores;
    this.rows = rows;
    this.rule = rule;
    this.ranking = new RankingMetrics(scores, rows.labels());
    this.budget = new AlertBudget(scores, rows, rule.alertsPerDay());
  }

  /** All that figures are taken from. */
  record All(RankingMetrics.Values ranking, DecisionRule.Values decision, double budget) {}

  /** All figures, in the order of {@link Figure}. */
  double[] figures(int[] times) {
    All all =
        new All(
            ranking.values(times),
            rule.values(scores, rows.labels(), times),
            budget.precision(times));
    return Arrays.stream(Figure.values()).mapToDouble(figure -> figure.of(all)).toArray();
  }

  double[] figures() {
    int[] once = new int[scores.length];
    Arrays.fill(once, 1);
    return figures(once);
  }
}
