// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.evaluation.Calibration;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.Difference;
import net.concordat.worker.evaluation.Figure;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.SideBySide;
import net.concordat.worker.evaluation.TestRows;

/**
 * How a bank's own calibration does on rows that it was not fitted to.
 *
 * @param method by which it was fitted
 * @param fittedOn root of the rows that it was fitted to
 * @param fittedRows how many those were
 * @param sharedRows share of the rows here that are among those, cell by cell; see {@link
 *     RowSketch}
 * @param brierBefore of the version's scores
 * @param brierAfter of the recalibrated ones
 * @param difference after minus before, paired; below 0 is better
 * @param binsAfter see {@link Calibration#bins}
 */
public record CalibrationCheck(
    LocalCalibration.Method method,
    String fittedOn,
    int fittedRows,
    double sharedRows,
    Interval brierBefore,
    Interval brierAfter,
    Difference difference,
    List<Calibration.Bin> binsAfter) {
  /** Rows of few columns can be alike by chance; more than this are the same ones. */
  private static final double MOST_SHARED = 0.05;

  private static final int RESAMPLES = 200;

  /** A calibration with what was seen of the rows that it is to be measured on. */
  public record Asked(LocalCalibration calibration, RowSketch rows) {}

  /**
   * Measures.
   *
   * @param artifactDigest the version that gave the scores
   * @param commitment to the rows
   * @throws InvalidInputException if the calibration is another version's, or was fitted on these
   *     rows or on more than 5 % of them
   */
  public static CalibrationCheck of(
      Asked asked,
      String artifactDigest,
      DataCommitment commitment,
      double[] scores,
      TestRows rows,
      DecisionRule rule) {
    LocalCalibration calibration = asked.calibration();
    if (!artifactDigest.equals(calibration.artifactDigest())) {
      throw new InvalidInputException(
          "The calibration must be of the version %s, but is of %s"
              .formatted(artifactDigest, calibration.artifactDigest()));
    }
    double shared = asked.rows().sharedWith(new RowSketch(calibration.rowHashes()));
    if (commitment.equals(calibration.fittedOn()) || shared > MOST_SHARED) {
      throw new InvalidInputException(
          "A calibration must be measured on other rows than it was fitted on, but of these %d rows %.0f %% are among the %d it was fitted on"
              .formatted(rows.size(), 100 * shared, calibration.rows()));
    }
    double[] after = calibration.apply(scores);
    SideBySide both = new SideBySide(List.of(scores, after), rows, rule, RESAMPLES);
    String brier = Figure.BRIER_SCORE.key();
    return new CalibrationCheck(
        calibration.platt() == null
            ? LocalCalibration.Method.ISOTONIC
            : LocalCalibration.Method.PLATT,
        calibration.fittedOn().value(),
        calibration.rows(),
        shared,
        Checks.required(brier, both.figures(0).get(brier)),
        Checks.required(brier, both.figures(1).get(brier)),
        Checks.required(brier, both.differences(1, 0).get(brier)),
        Calibration.bins(after, rows));
  }
}
