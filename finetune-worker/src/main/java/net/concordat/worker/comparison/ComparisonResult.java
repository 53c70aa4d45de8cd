// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.comparison;

import java.util.List;
import net.concordat.worker.evaluation.RankingMetrics;

/**
 * One row of the table: a bank with so much local history.
 *
 * @param history known frauds, or known loans
 * @param seeds over how many draws of history and initialisation
 * @param logisticRegression on the bank's history
 * @param fromScratch the network from random weights, on the bank's history
 * @param pretrained the shared model as it came
 * @param fineTuned the shared model after fine-tuning on the bank's history
 * @param verdict what the figures say, in a sentence
 */
public record ComparisonResult(
    String useCase,
    String bank,
    int history,
    int seeds,
    Metric.Triple logisticRegression,
    Metric.Triple fromScratch,
    Metric.Triple pretrained,
    Metric.Triple fineTuned,
    Tests tests,
    String verdict) {

  /** The paired tests of a row. */
  public record Tests(
      PairedTest.Pair fineTunedVsFromScratch,
      PairedTest.Pair fineTunedVsPretrained,
      PairedTest.Pair fineTunedVsLogisticRegression) {}

  /** What one seed gave. */
  record SeedRun(
      RankingMetrics.Values logisticRegression,
      RankingMetrics.Values fromScratch,
      RankingMetrics.Values pretrained,
      RankingMetrics.Values fineTuned) {}

  static ComparisonResult of(String useCase, String bank, int history, List<SeedRun> runs) {
    List<RankingMetrics.Values> regression =
        runs.stream().map(SeedRun::logisticRegression).toList();
    List<RankingMetrics.Values> scratch = runs.stream().map(SeedRun::fromScratch).toList();
    List<RankingMetrics.Values> pretrained = runs.stream().map(SeedRun::pretrained).toList();
    List<RankingMetrics.Values> tuned = runs.stream().map(SeedRun::fineTuned).toList();
    Tests tests =
        new Tests(
            PairedTest.Pair.of(tuned, scratch),
            PairedTest.Pair.of(tuned, pretrained),
            PairedTest.Pair.of(tuned, regression));
    return new ComparisonResult(
        useCase,
        bank,
        history,
        runs.size(),
        Metric.Triple.of(regression),
        Metric.Triple.of(scratch),
        Metric.Triple.of(pretrained),
        Metric.Triple.of(tuned),
        tests,
        Verdict.of(tests));
  }
}
