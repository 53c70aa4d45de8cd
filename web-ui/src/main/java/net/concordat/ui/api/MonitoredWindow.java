// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of the decisions of a version in one span of time.
 *
 * @param purpose what for
 * @param place CHAMPION if its decisions counted, CHALLENGER if it scored in shadow
 * @param from the beginning of the span
 * @param to its end
 * @param decisions how many cases were decided on
 * @param flagged how many of them were flagged
 * @param overridden how many people decided otherwise on in the span
 * @param reference what it is compared with
 * @param alerts how the share of flagged cases moved; null in the reference itself
 * @param score how the score's distribution moved; null in the reference itself
 * @param features how each field's did; none in the reference itself, or of a challenger
 * @param outcome what labels said; null until their delay has passed
 */
public record MonitoredWindow(
    String purpose,
    String place,
    Instant from,
    Instant to,
    long decisions,
    long flagged,
    long overridden,
    Reference reference,
    @Nullable Alerts alerts,
    @Nullable Drift score,
    List<FieldDrift> features,
    @Nullable Outcome outcome) {
  /** The share of flagged cases. */
  public double alertRate() {
    return decisions == 0 ? 0 : (double) flagged / decisions;
  }

  /** Overrides for each case. */
  public double overrideRate() {
    return decisions == 0 ? 0 : (double) overridden / decisions;
  }

  /**
   * What windows are compared with: the bank's own.
   *
   * @param origin FILE, or FIRST_WINDOW
   * @param decisions how many rows it has
   */
  public record Reference(String origin, long decisions) {}

  /**
   * How the share of flagged cases moved.
   *
   * @param reference the share in the reference
   * @param change how far the window's is from it
   * @param changeAlarm how far chance alone brings it
   */
  public record Alerts(double reference, double change, double changeAlarm) {}

  /**
   * How a distribution moved, each with how far chance alone brings it.
   *
   * @param psi the population stability index
   * @param ks the Kolmogorov-Smirnov distance
   */
  public record Drift(double psi, double psiAlarm, double ks, double ksAlarm) {}

  /**
   * How a field's distribution moved, each with how far chance alone brings it.
   *
   * @param psi the population stability index
   * @param ks the Kolmogorov-Smirnov distance; null of a field that has categories
   */
  public record FieldDrift(
      String field, double psi, double psiAlarm, @Nullable Double ks, @Nullable Double ksAlarm) {
    /** Whether it moved further than chance alone brings it. */
    public boolean isBeyondChance() {
      return psi > psiAlarm || (ks != null && ksAlarm != null && ks > ksAlarm);
    }
  }

  /**
   * What labels said that came in time.
   *
   * @param labelled how many cases have a label
   * @param unknown how many have none, which are in no figure
   * @param positives how many labels are true
   * @param precision of the flagged cases; null if none has a label
   * @param recallAtAlertRate at the share of flagged cases; null without positives
   * @param prAuc the average precision; null without positives
   * @param brier the Brier score; null without labels
   * @param calibrationError the expected calibration error; null without labels
   * @param calibration by ranges of the score
   * @param bounds how far the shares are known; null of windows that were told without
   */
  public record Outcome(
      long labelled,
      long unknown,
      long positives,
      @Nullable Double precision,
      @Nullable Double recallAtAlertRate,
      @Nullable Double prAuc,
      @Nullable Double brier,
      @Nullable Double calibrationError,
      List<Range> calibration,
      @Nullable Bounds bounds) {}

  /**
   * Between which values figures lie with 95 % confidence; null where there is no such figure.
   *
   * @param precision of precision
   * @param recallAtAlertRate of recall
   * @param prAuc of the average precision
   */
  public record Bounds(
      @Nullable Interval precision,
      @Nullable Interval recallAtAlertRate,
      @Nullable Interval prAuc) {}

  /**
   * An interval.
   *
   * @param low its lower end
   * @param high its upper end
   */
  public record Interval(double low, double high) {}

  /**
   * The labelled cases whose score is in a range.
   *
   * @param mean the mean score
   * @param share the share of positives
   */
  public record Range(double mean, double share) {}
}
