// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import net.concordat.worker.evaluation.TestRows;
import org.jspecify.annotations.Nullable;

/** How a report's figures and intervals were made, in words. */
final class ReportMethod {
  private static final String METHOD =
      "95 %% intervals: rocAuc by DeLong%s; all other figures by the percentile bootstrap over %s, not stratified, %d resamples from one seed (%d for curves, recalibration, groups and slices); bins of the calibration curve by Wilson. Differences: rocAuc by DeLong's paired test, all others by the bootstrap on shared resamples; p-values are not corrected for their number. prAuc is step-wise average precision, without interpolation.";

  private static final String UNLABELLED =
      " The version is an autoencoder that saw no labels: its score ranks rows by how unusual they are and is no probability of the event, so that the Brier score, the calibration and figures at a threshold from costs say little of it.";

  private static final String SAMPLED =
      " Importance, dependence, changed rows, the attack and what came in were measured on %d of the rows, %d of them with the event, drawn by label from one seed; attributions are of the highest scores of all rows.";

  private ReportMethod() {}

  /**
   * The words.
   *
   * @param fewer resamples of what is slower
   * @param sample absent where all rows were kept whole
   * @param unlabelled whether the version is an autoencoder
   */
  static String of(
      TestRows rows,
      int resamples,
      int fewer,
      EvaluationReport.@Nullable Sample sample,
      boolean unlabelled) {
    String intervals =
        METHOD.formatted(
            rows.grouped() ? " for customers with several rows (Obuchowski)" : "",
            rows.grouped() ? "customers with all their rows" : "rows",
            resamples,
            fewer);
    return intervals
        + (sample == null ? "" : SAMPLED.formatted(sample.rows(), sample.positives()))
        + (unlabelled ? UNLABELLED : "");
  }
}
