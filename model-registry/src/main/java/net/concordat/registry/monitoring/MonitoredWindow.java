// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;

/**
 * What the scoring service found of the decisions of one version in one span of time.
 *
 * @param modelId the version's model
 * @param version its number
 * @param adoptionId under which it decided
 * @param purpose what for
 * @param place CHAMPION if its decisions counted, CHALLENGER if it scored in shadow
 * @param from the beginning of the span
 * @param to its end, which is not in it
 * @param closedAt when it was measured
 * @param decisions how many cases were decided on
 * @param flagged how many of them were flagged
 * @param overridden how many overrides people made in the span
 * @param reference what it is compared with
 * @param alerts how the share of flagged cases moved; null in the reference itself
 * @param score how the score's distribution moved; null in the reference itself
 * @param features how each field's did; none in the reference itself, or of a challenger
 * @param outcome what the labels said; null until their delay has passed
 */
public record MonitoredWindow(
    @NotNull @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
        String modelId,
    @Min(1) int version,
    @NotNull UUID adoptionId,
    @NotBlank @Size(max = 100) String purpose,
    @NotNull @Pattern(regexp = "CHAMPION|CHALLENGER", message = "must be CHAMPION or CHALLENGER")
        String place,
    @NotNull Instant from,
    @NotNull Instant to,
    @NotNull Instant closedAt,
    @Min(1) long decisions,
    @Min(0) long flagged,
    @Min(0) long overridden,
    @NotNull @Valid WindowReference reference,
    @Valid @Nullable AlertShare alerts,
    @Valid @Nullable Drift score,
    @NotNull @Size(max = 1_000) List<@Valid @NotNull FieldDrift> features,
    @Valid @Nullable WindowOutcome outcome) {
  /** Whether it is the champion's. */
  @JsonIgnore
  public boolean isChampion() {
    return place.equals("CHAMPION");
  }

  /** The same before its labels were there. */
  public MonitoredWindow withoutOutcome() {
    return new MonitoredWindow(
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
        null);
  }

  /**
   * What windows are compared with: the adopting bank's own.
   *
   * @param origin FILE, or FIRST_WINDOW of the adoption
   * @param decisions how many rows it has
   * @param from the first window's beginning; null of a file
   * @param to its end; null of a file
   */
  public record WindowReference(
      @NotNull @Pattern(regexp = "FILE|FIRST_WINDOW", message = "must be FILE or FIRST_WINDOW")
          String origin,
      @Min(1) long decisions,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * How the share of flagged cases moved.
   *
   * @param reference the share in the reference
   * @param change how far the window's is from it
   * @param changeAlarm how far chance alone brings it
   */
  public record AlertShare(
      @DecimalMin("0") @DecimalMax("1") double reference,
      @DecimalMin("0") @DecimalMax("1") double change,
      @DecimalMin("0") @DecimalMax("1") double changeAlarm) {}

  /**
   * How a distribution moved.
   *
   * @param psi the population stability index
   * @param psiAlarm how far chance alone brings it
   * @param ks the Kolmogorov-Smirnov distance
   * @param ksAlarm how far chance alone brings it
   */
  public record Drift(
      @DecimalMin("0") @DecimalMax("1000") double psi,
      @DecimalMin("0") @DecimalMax("1000") double psiAlarm,
      @DecimalMin("0") @DecimalMax("1") double ks,
      @DecimalMin("0") @DecimalMax("1") double ksAlarm) {}

  /**
   * How a field's distribution moved.
   *
   * @param field its name
   * @param psi the population stability index
   * @param psiAlarm how far chance alone brings it
   * @param ks the Kolmogorov-Smirnov distance; null of a field that has categories
   * @param ksAlarm how far chance alone brings it
   */
  public record FieldDrift(
      @NotBlank @Size(max = 200) String field,
      @DecimalMin("0") @DecimalMax("1000") double psi,
      @DecimalMin("0") @DecimalMax("1000") double psiAlarm,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double ks,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double ksAlarm) {}

  /**
   * What the labels said that came in time. Cases without one are unknown, and in no figure.
   *
   * @param labelled how many cases have a label
   * @param unknown how many have none
   * @param positives how many labels are true
   * @param precision of the flagged cases; null if none has a label
   * @param recallAtAlertRate the share of positives found when as large a share of the labelled
   *     cases is flagged as was of all; null without positives
   * @param alertRate that share
   * @param prAuc the average precision; null without positives
   * @param brier the Brier score; null without labels
   * @param calibrationError the expected calibration error; null without labels
   * @param calibration by ranges of the score
   * @param bounds how far shares are known; null if that was not said
   */
  public record WindowOutcome(
      @Min(0) long labelled,
      @Min(0) long unknown,
      @Min(0) long positives,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double precision,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double recallAtAlertRate,
      @DecimalMin("0") @DecimalMax("1") double alertRate,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double prAuc,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double brier,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double calibrationError,
      @NotNull @Size(max = 100) List<@Valid @NotNull CalibrationRange> calibration,
      @Valid @Nullable OutcomeBounds bounds) {}

  /**
   * Between which values figures lie with 95 % confidence; null where there is no figure.
   *
   * @param precision by the flagged cases with a label
   * @param recallAtAlertRate by the positives
   * @param prAuc by the positives
   */
  public record OutcomeBounds(
      @Valid @Nullable Interval precision,
      @Valid @Nullable Interval recallAtAlertRate,
      @Valid @Nullable Interval prAuc) {}

  /**
   * A range of values.
   *
   * @param low the least
   * @param high the greatest
   */
  public record Interval(
      @DecimalMin("0") @DecimalMax("1") double low,
      @DecimalMin("0") @DecimalMax("1") double high) {}

  /**
   * The labelled cases whose score is in a range.
   *
   * @param from where it begins
   * @param to where it ends
   * @param mean the mean score
   * @param share the share of positives
   * @param cases how many there are
   */
  public record CalibrationRange(
      @DecimalMin("0") @DecimalMax("1") double from,
      @DecimalMin("0") @DecimalMax("1") double to,
      @DecimalMin("0") @DecimalMax("1") double mean,
      @DecimalMin("0") @DecimalMax("1") double share,
      @Min(1) long cases) {}
}
