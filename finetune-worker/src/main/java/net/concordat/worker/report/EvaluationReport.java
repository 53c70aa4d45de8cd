// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import net.concordat.worker.adoption.CalibrationCheck;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.evaluation.Calibration;
import net.concordat.worker.evaluation.Curves;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.Difference;
import net.concordat.worker.evaluation.GroupGaps;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Slice;
import net.concordat.worker.explanation.Explanations;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.robustness.Evasion;
import net.concordat.worker.robustness.Stability;
import net.concordat.worker.robustness.Stress;
import org.jspecify.annotations.Nullable;

/**
 * How well a version does on rows it was not trained on. Its JSON is described by {@code
 * evaluation-report.schema.json} beside this class, and in words by {@code
 * docs/evaluation-report.md}. It stays with the evaluator; the ledger is told three figures and its
 * digest.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest of the version
 * @param model its name, as its card says
 * @param dataCommitment to the rows
 * @param customers how many the rows are of
 * @param figures of the version, by {@link net.concordat.worker.evaluation.Figure#key}
 * @param others models on the same rows, each compared with the version
 * @param benchmark what the simple benchmark among them, a logistic regression, was fitted to, or
 *     why there is none
 * @param segments figures by the columns that were asked for
 * @param periods figures by month or year
 * @param groups gaps between groups of people
 * @param sample on which explanations, stress, evasion and what came in were measured; absent where
 *     that was all rows
 * @param explanations what the version's scores depend on
 * @param stress how it does on changed rows
 * @param evasion how easily flagged events become unflagged
 * @param stability how much the training's seed matters; only where it was repeated
 * @param incoming what was checked of a version that was received; only where it was asked for
 * @param audit what the version gives away of the rows it was trained on, as {@code audit} found;
 *     only where it was given
 * @param localCalibration how the bank's own calibration does on these rows; only where it was
 *     given
 * @param method how the figures and intervals were made
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluationReport(
    String format,
    String artifactDigest,
    String model,
    DataCommitment dataCommitment,
    int rows,
    int positives,
    int customers,
    DecisionRule decision,
    Map<String, Interval> figures,
    List<OtherModel> others,
    String benchmark,
    Curves curves,
    Calibration calibration,
    List<Slice> segments,
    List<Slice> periods,
    List<GroupGaps> groups,
    @Nullable Sample sample,
    Explanations explanations,
    List<Stress> stress,
    Evasion evasion,
    @Nullable Stability stability,
    @Nullable IncomingCheck incoming,
    @Nullable AuditReport audit,
    @Nullable CalibrationCheck localCalibration,
    String method) {
  /** The format this version writes. */
  public static final String FORMAT = "concordat-evaluation/3";

  /** Rows that were drawn, so many of each label at most that their share is not that of all. */
  public record Sample(int rows, int positives) {}

  /**
   * A model beside the version.
   *
   * @param name such as "as it came"
   * @param differences the version's figures minus this model's
   */
  public record OtherModel(
      String name, Map<String, Interval> figures, Map<String, Difference> differences) {}
}
