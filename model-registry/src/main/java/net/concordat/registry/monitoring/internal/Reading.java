// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.concordat.registry.document.MonitoredMetric;
import net.concordat.registry.monitoring.MonitoredWindow;
import net.concordat.registry.monitoring.MonitoredWindow.AlertShare;
import net.concordat.registry.monitoring.MonitoredWindow.Drift;
import net.concordat.registry.monitoring.MonitoredWindow.FieldDrift;
import net.concordat.registry.monitoring.MonitoredWindow.Interval;
import net.concordat.registry.monitoring.MonitoredWindow.OutcomeBounds;
import net.concordat.registry.monitoring.MonitoredWindow.WindowOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a window.
 *
 * @param field the worst field, by how far it is beyond chance; null for the score, or no field
 * @param chance how far chance alone brings it; 0 where that was not asked
 * @param best the best that it may be, by as few cases as there are
 */
record Reading(
    MonitoredMetric metric, @Nullable String field, double value, double chance, double best) {
  Reading(MonitoredMetric metric, @Nullable String field, double value, double chance) {
    this(metric, field, value, chance, value);
  }

  /** Beyond which value it passes a stated limit: never within what chance brings. */
  double effective(double stated) {
    return metric.isBadAbove() ? Math.max(stated, chance) : stated;
  }

  boolean passes(double stated) {
    return metric.passes(value, effective(stated));
  }

  /** Whether it passes a limit however the cases fell that there are. */
  boolean surelyPasses(double stated) {
    return passes(stated) && metric.passes(best, effective(stated));
  }

  /** What a window says without labels. */
  static List<Reading> ofDrift(MonitoredWindow window) {
    List<Reading> readings = new ArrayList<>();
    Drift score = window.score();
    if (score != null) {
      readings.add(new Reading(MonitoredMetric.PSI, null, score.psi(), score.psiAlarm()));
      readings.add(new Reading(MonitoredMetric.KS, null, score.ks(), score.ksAlarm()));
    }
    List<Reading> psi = new ArrayList<>();
    List<Reading> ks = new ArrayList<>();
    for (FieldDrift field : window.features()) {
      psi.add(new Reading(MonitoredMetric.PSI, field.field(), field.psi(), field.psiAlarm()));
      Double distance = field.ks();
      Double chance = field.ksAlarm();
      if (distance != null && chance != null) {
        ks.add(new Reading(MonitoredMetric.KS, field.field(), distance, chance));
      }
    }
    worst(psi, readings);
    worst(ks, readings);
    AlertShare alerts = window.alerts();
    if (alerts != null) {
      readings.add(
          new Reading(MonitoredMetric.ALERT_CHANGE, null, alerts.change(), alerts.changeAlarm()));
    }
    readings.add(
        new Reading(
            MonitoredMetric.OVERRIDE_RATE,
            null,
            (double) window.overridden() / window.decisions(),
            0));
    return readings;
  }

  /** A field that chance explains is no worst one, however far it is. */
  private static void worst(List<Reading> of, List<Reading> readings) {
    of.stream()
        .max(
            Comparator.comparing((Reading reading) -> reading.value() > reading.chance())
                .thenComparing(Reading::value))
        .ifPresent(readings::add);
  }

  /** What its labels say. */
  static List<Reading> ofOutcome(MonitoredWindow window) {
    List<Reading> readings = new ArrayList<>();
    WindowOutcome outcome = window.outcome();
    if (outcome != null) {
      OutcomeBounds known = outcome.bounds();
      OutcomeBounds bounds = known == null ? new OutcomeBounds(null, null, null) : known;
      add(readings, MonitoredMetric.PRECISION, outcome.precision(), bounds.precision());
      add(
          readings,
          MonitoredMetric.RECALL,
          outcome.recallAtAlertRate(),
          bounds.recallAtAlertRate());
      add(readings, MonitoredMetric.PR_AUC, outcome.prAuc(), bounds.prAuc());
      add(readings, MonitoredMetric.BRIER, outcome.brier(), null);
      add(readings, MonitoredMetric.CALIBRATION, outcome.calibrationError(), null);
    }
    return readings;
  }

  private static void add(
      List<Reading> readings,
      MonitoredMetric metric,
      @Nullable Double value,
      @Nullable Interval bounds) {
    if (value != null) {
      readings.add(new Reading(metric, null, value, 0, bounds == null ? value : bounds.high()));
    }
  }
}
