// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is watched of a version's decisions, and which side of a limit is bad. */
public enum MonitoredMetric {
  /** The population stability index of the score or a field. */
  PSI(true),
  /** The two-sample Kolmogorov-Smirnov distance of the score or a field. */
  KS(true),
  /** How far the share of flagged cases is from the reference's. */
  ALERT_CHANGE(true),
  /** The overrides of a window for each of its decisions. */
  OVERRIDE_RATE(true),
  /** The mean squared distance of score and label. */
  BRIER(true),
  /** The expected calibration error. */
  CALIBRATION(true),
  /** The share of positives among flagged cases with a label. */
  PRECISION(false),
  /** The share of positives that is found at the window's own alert rate. */
  RECALL(false),
  /** The average precision. */
  PR_AUC(false);

  private final boolean isBadAbove;

  MonitoredMetric(boolean isBadAbove) {
    this.isBadAbove = isBadAbove;
  }

  /** Whether a value is on the bad side of a limit; the limit itself is not. */
  public boolean passes(double value, double limit) {
    return isBadAbove ? value > limit : value < limit;
  }

  /** Whether higher values are worse. */
  public boolean isBadAbove() {
    return isBadAbove;
  }

  /** As it is written, such as {@code pr-auc}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that is written so. */
  public static Optional<MonitoredMetric> named(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  /** All, as they are written. */
  public static String words() {
    return Arrays.stream(values()).map(MonitoredMetric::word).collect(Collectors.joining(", "));
  }
}
