// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.Arrays;
import java.util.List;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.IsotonicRegression;
import net.concordat.worker.evaluation.PlattScaling;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/**
 * What makes a version's scores probabilities at one bank. It depends on the bank's labelled rows
 * without protection, so it lies beside the artifact, never in it, and stays in the bank.
 *
 * @param format always {@value #FORMAT}
 * @param artifactDigest the version
 * @param fittedOn commitment to the rows
 * @param rows how many
 * @param positives how many of them have the event
 * @param rowHashes of some of the rows, so that nobody measures on them; see {@link RowSketch}
 * @param platt the fit by two numbers, or absent
 * @param isotonic the fit by a rising function, or absent
 */
public record LocalCalibration(
    String format,
    String artifactDigest,
    DataCommitment fittedOn,
    int rows,
    int positives,
    List<Long> rowHashes,
    @Nullable PlattScaling platt,
    @Nullable IsotonicRegression isotonic) {
  /** The format this version writes and reads. */
  public static final String FORMAT = "concordat-calibration/1";

  /** Fewer rows of a label than this say nothing. */
  private static final int FEWEST = 10;

  /** How scores are changed. */
  public enum Method {
    /** By two numbers; for few rows. */
    PLATT,
    /** By any rising function; for a thousand events or more. */
    ISOTONIC
  }

  /** Refuses what cannot be a calibration. */
  public LocalCalibration {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "'format' must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.hex32("artifactDigest", artifactDigest);
    Checks.required("fittedOn", fittedOn);
    Checks.range("rows", rows, 2 * FEWEST, Integer.MAX_VALUE);
    Checks.range("positives", positives, FEWEST, rows - FEWEST);
    rowHashes = Checks.list("rowHashes", rowHashes, 1, RowSketch.MOST);
    if ((platt == null) == (isotonic == null)) {
      throw new InvalidInputException(
          "A calibration must have one of 'platt' and 'isotonic', but has %s"
              .formatted(platt == null ? "neither" : "both"));
    }
    if (platt != null) {
      Checks.range("platt.slope", platt.slope(), -1e6, 1e6);
      Checks.range("platt.intercept", platt.intercept(), -1e6, 1e6);
    }
    if (isotonic != null) {
      requireRising(isotonic.pools());
    }
  }

  private static void requireRising(List<IsotonicRegression.Pool> pools) {
    Checks.list("isotonic.pools", pools, 1, Integer.MAX_VALUE);
    double score = Double.NEGATIVE_INFINITY;
    double value = 0;
    for (IsotonicRegression.Pool pool : pools) {
      boolean rises = pool.low() > score && pool.high() >= pool.low() && pool.value() >= value;
      if (!rises || pool.value() > 1) {
        throw new InvalidInputException(
            "'isotonic.pools' must rise, with values from 0 to 1, but one has %s at %s"
                .formatted(pool.value(), pool.low()));
      }
      score = pool.high();
      value = pool.value();
    }
  }

  /**
   * Fits to rows of the bank.
   *
   * @param sketch that has seen the same rows
   * @throws InvalidInputException if fewer than ten rows have the event, or have not
   */
  public static LocalCalibration fit(
      LoadedArtifact version,
      Method method,
      Rows rows,
      DataCommitment commitment,
      RowSketch sketch) {
    int positives = rows.positives();
    if (Math.min(positives, rows.size() - positives) < FEWEST) {
      throw new InvalidInputException(
          "A calibration needs at least %d rows of each label, but of %d rows %d have label 1"
              .formatted(FEWEST, rows.size(), positives));
    }
    Artifact artifact = version.artifact();
    double[] scores = Network.of(artifact.architecture(), artifact.weights()).score(rows);
    int[] once = new int[rows.size()];
    Arrays.fill(once, 1);
    return new LocalCalibration(
        FORMAT,
        version.digest().hex(),
        commitment,
        rows.size(),
        positives,
        sketch.hashes(),
        method == Method.PLATT ? PlattScaling.fit(scores, rows.labels(), once) : null,
        method == Method.ISOTONIC ? IsotonicRegression.fit(scores, rows.labels()) : null);
  }

  /** Recalibrated scores. */
  double[] apply(double[] scores) {
    return Arrays.stream(scores).map(this::apply).toArray();
  }

  private double apply(double score) {
    return platt == null ? Checks.required("isotonic", isotonic).apply(score) : platt.apply(score);
  }
}
