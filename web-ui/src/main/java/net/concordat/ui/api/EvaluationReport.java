// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code finetune-worker evaluate} measured, as far as it is shown: see
 * docs/evaluation-report.md. Refuses a text that lacks what is always there.
 *
 * @param format which form it has
 * @param model what the version calls itself
 * @param dataCommitment to the rows that were measured on
 * @param rows how many these are
 * @param positives how many of them have the event
 * @param customers whose they are
 * @param figures by name
 * @param others models that were measured on the same rows, with differences
 * @param benchmark what the logistic regression among them was fitted to, or why there is none, in
 *     English; null in older reports
 * @param segments parts of the rows by the values of a column
 * @param periods parts of the rows by month
 * @param audit what the version gives away of its training rows; null if that was not measured
 * @param method how intervals were made
 */
public record EvaluationReport(
    String format,
    String model,
    DataCommitment dataCommitment,
    long rows,
    long positives,
    long customers,
    Decision decision,
    Map<String, Interval> figures,
    List<Other> others,
    @Nullable String benchmark,
    Curves curves,
    Calibration calibration,
    List<Slice> segments,
    List<Slice> periods,
    @Nullable PrivacyAudit audit,
    String method) {
  private static final String FORMAT = "concordat-evaluation/3";

  /** Checks that all is there that always is. */
  public EvaluationReport {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException(
          "The format must be %s, but is %s".formatted(FORMAT, format));
    }
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(dataCommitment, "dataCommitment");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(curves, "curves");
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(method, "method");
    others = orNone(others);
    segments = orNone(segments);
    periods = orNone(periods);
  }

  /** What stands for rows without telling them: 64 hex digits. */
  public record DataCommitment(String value) {
    /** Checks that it is there. */
    public DataCommitment {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A figure and its 95 % interval. */
  public record Interval(double value, double low, double high) {}

  /**
   * When a row is flagged.
   *
   * @param threshold from which score on, 0 to 1
   * @param missedCost what a missed event costs
   * @param alertCost what a wrong alert costs
   */
  public record Decision(double threshold, double missedCost, double alertCost) {}

  /**
   * A model beside the version.
   *
   * @param differences the version's figures minus its own
   */
  public record Other(
      String name, Map<String, Interval> figures, Map<String, Difference> differences) {
    /** Checks that all is there. */
    public Other {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(figures, "figures");
      Objects.requireNonNull(differences, "differences");
    }
  }

  /**
   * A difference, its 95 % interval, and its two-sided p-value.
   *
   * @param p 0 to 1, not corrected for how many there are
   */
  public record Difference(double value, double low, double high, double p) {}

  /** A place on a curve, with its 95 % interval. */
  public record CurvePoint(double x, double value, double low, double high) {}

  /**
   * Curves from 0 to 1.
   *
   * @param roc recall by false-positive rate
   * @param precisionRecall precision by recall
   */
  public record Curves(List<CurvePoint> roc, List<CurvePoint> precisionRecall) {
    /** Checks that both are there. */
    public Curves {
      Objects.requireNonNull(roc, "roc");
      Objects.requireNonNull(precisionRecall, "precisionRecall");
    }
  }

  /** Tenths of the rows by score, and the rising fit to all rows. */
  public record Calibration(List<Bin> bins, Isotonic isotonic) {
    /** Checks that both are there. */
    public Calibration {
      Objects.requireNonNull(bins, "bins");
      Objects.requireNonNull(isotonic, "isotonic");
    }
  }

  /**
   * Rows of similar scores.
   *
   * @param observed the share of them that has the event
   */
  public record Bin(long rows, double meanScore, Interval observed) {
    /** Checks that the share is there. */
    public Bin {
      Objects.requireNonNull(observed, "observed");
    }
  }

  /** The rising fit, from the lowest scores to the highest. */
  public record Isotonic(List<Pool> pools) {
    /** Checks that they are there. */
    public Isotonic {
      Objects.requireNonNull(pools, "pools");
    }
  }

  /**
   * Rows whose scores the fit takes for one.
   *
   * @param low the lowest of the scores
   * @param high the highest
   * @param value the share of these rows that has the event
   * @param rows how many there are
   */
  public record Pool(double low, double high, double value, double rows) {}

  /**
   * A part of the rows.
   *
   * @param column by which it is told apart
   * @param value which part
   * @param figures null where too few rows have a label
   */
  public record Slice(
      String column,
      String value,
      long rows,
      long positives,
      @Nullable Map<String, Interval> figures) {}

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
