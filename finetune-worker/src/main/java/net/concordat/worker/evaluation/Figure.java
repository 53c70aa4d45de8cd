// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.function.ToDoubleFunction;

/** A number that says how well a model does. */
public enum Figure {
  /** See {@link RankingMetrics}. */
  ROC_AUC("rocAuc", "ROC-AUC", true, f -> f.ranking().rocAuc()),
  /** Average precision, see {@link RankingMetrics}. */
  PR_AUC("prAuc", "PR-AUC (average precision)", true, f -> f.ranking().prAuc()),
  /** See {@link RankingMetrics.Values}, as the next three. */
  RECALL_AT_FPR_0P1(
      "recallAtFpr0p1", "Recall at 0.1 % false positives", true, f -> f.ranking().recallAtFpr0p1()),
  RECALL_AT_FPR_0P5(
      "recallAtFpr0p5", "Recall at 0.5 % false positives", true, f -> f.ranking().recallAtFpr0p5()),
  RECALL_AT_FPR_1(
      "recallAtFpr1", "Recall at 1 % false positives", true, f -> f.ranking().recallAtFpr1()),
  RECALL_AT_FPR_5(
      "recallAtFpr5", "Recall at 5 % false positives", true, f -> f.ranking().recallAtFpr5()),
  /** See {@link AlertBudget}. */
  PRECISION_AT_BUDGET(
      "precisionAtBudget", "Precision at the alert budget", true, ModelMeasures.All::budget),
  /** At the decision threshold, see {@link DecisionRule.Values}, as the next three. */
  PRECISION("precision", "Precision at the threshold", true, f -> f.decision().precision()),
  RECALL("recall", "Recall at the threshold", true, f -> f.decision().recall()),
  F1("f1", "F1 at the threshold", true, f -> f.decision().f1()),
  COST_PER_ROW(
      "costPerRow", "Cost per row at the threshold", false, f -> f.decision().costPerRow()),
  /** Kolmogorov-Smirnov, see {@link RankingMetrics.Values}. */
  KS("ks", "KS", true, f -> f.ranking().ks()),
  /** See {@link RankingMetrics.Values}. */
  BRIER_SCORE("brierScore", "Brier score", false, f -> f.ranking().brierScore());

  private final String key;
  private final String title;
  private final boolean higherIsBetter;
  private final ToDoubleFunction<ModelMeasures.All> value;

  Figure(
      String key, String title, boolean higherIsBetter, ToDoubleFunction<ModelMeasures.All> value) {
    this.key = key;
    this.title = title;
    this.higherIsBetter = higherIsBetter;
    this.value = value;
  }

  /** The name in reports. */
  public String key() {
    return key;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** Whether more is better; otherwise less is. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  double of(ModelMeasures.All measured) {
    return value.applyAsDouble(measured);
  }
}
