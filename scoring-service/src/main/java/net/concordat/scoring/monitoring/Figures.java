// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a window of decisions, as the registry takes it; docs/registry-api.md says what
 * each figure is.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Figures(
    String modelId,
    int version,
    UUID adoptionId,
    String purpose,
    String place,
    Instant from,
    Instant to,
    Instant closedAt,
    long decisions,
    long flagged,
    long overridden,
    Compared reference,
    @Nullable Alerts alerts,
    @Nullable Shift score,
    List<FieldShift> features,
    @Nullable Found outcome) {
  /** The same with what its labels say. */
  Figures with(Found found) {
    return new Figures(
        modelId,
        version,
        adoptionId,
        purpose,
        place,
        from,
        to,
        closedAt,
        decisions,
        flagged,
        overridden,
        reference,
        alerts,
        score,
        features,
        found);
  }

  /** What a window is compared with. */
  public record Compared(
      String origin, long decisions, @Nullable Instant from, @Nullable Instant to) {}

  /** How the share of flagged cases moved. */
  public record Alerts(double reference, double change, double changeAlarm) {}

  /** How the score's distribution moved. */
  public record Shift(double psi, double psiAlarm, double ks, double ksAlarm) {}

  /** How a field's did; categories have no order, and so no KS. */
  public record FieldShift(
      String field, double psi, double psiAlarm, @Nullable Double ks, @Nullable Double ksAlarm) {}

  /** What labels say. */
  public record Found(
      long labelled,
      long unknown,
      long positives,
      @Nullable Double precision,
      @Nullable Double recallAtAlertRate,
      double alertRate,
      @Nullable Double prAuc,
      @Nullable Double brier,
      @Nullable Double calibrationError,
      List<Range> calibration,
      @Nullable Bounds bounds) {}

  /** How far a figure is known; null where there is none. */
  public record Bounds(
      @Nullable Interval precision,
      @Nullable Interval recallAtAlertRate,
      @Nullable Interval prAuc) {}

  /** The labelled cases whose score is in a range. */
  public record Range(double from, double to, double mean, double share, long cases) {}
}
