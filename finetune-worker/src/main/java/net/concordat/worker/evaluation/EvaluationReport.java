// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import net.concordat.common.ArtifactDigest;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.BootstrapIntervals.Interval;

/**
 * How well a version does on rows it was not trained on.
 *
 * @param prAuc average precision, step-wise (no interpolation); see {@link RankingMetrics}
 * @param recallAtFpr1 recall where at most 1 % of the rows without the event are flagged
 * @param brierScore mean squared difference of probability and label; lower is better
 * @param method how the intervals were made
 */
public record EvaluationReport(
    String format,
    String artifactDigest,
    DataCommitment dataCommitment,
    int rows,
    int positives,
    Interval rocAuc,
    Interval prAuc,
    Interval recallAtFpr1,
    Interval brierScore,
    String method) {
  private static final String FORMAT = "concordat-evaluation/1";
  private static final int RESAMPLES = 1000;

  /**
   * Measures.
   *
   * @param scores what the version gives for the rows, in their order
   * @param rows encoded by the version's own schema
   * @throws net.concordat.worker.InvalidInputException if the rows lack a class
   */
  public static EvaluationReport of(
      ArtifactDigest version, double[] scores, LabelledRows rows, DataCommitment commitment) {
    BootstrapIntervals intervals = new BootstrapIntervals(scores, rows.labels(), RESAMPLES);
    return new EvaluationReport(
        FORMAT,
        version.hex(),
        commitment,
        rows.size(),
        rows.positives(),
        intervals.of(RankingMetrics.Values::rocAuc),
        intervals.of(RankingMetrics.Values::prAuc),
        intervals.of(RankingMetrics.Values::recallAtFpr1),
        intervals.of(RankingMetrics.Values::brierScore),
        "95 %% percentile bootstrap over rows, %d resamples; prAuc is step-wise average precision"
            .formatted(RESAMPLES));
  }
}
