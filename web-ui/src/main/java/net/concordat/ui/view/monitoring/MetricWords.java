// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.MonitoringAlarm;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Figures;

/** What is watched of decisions, as people say it. */
public final class MetricWords {
  private static final Set<String> KNOWN =
      Set.of(
          "psi",
          "ks",
          "alert-change",
          "override-rate",
          "brier",
          "calibration",
          "precision",
          "recall",
          "pr-auc");

  private static final Set<String> LEVELS =
      Set.of("ALARM", "SUSPENSION_PROPOSED", "SUSPENDING", "SUSPENDED");

  private MetricWords() {}

  /** What a metric is called; one that is not known is shown as it is. */
  public static String of(String metric) {
    return KNOWN.contains(metric) ? translate("monitoring.metric." + metric) : metric;
  }

  /** What is beyond which limit, in a sentence. */
  public static String of(MonitoringAlarm alarm, Locale locale) {
    Figures figures = new Figures(locale);
    String field = alarm.field();
    String what =
        field == null
            ? of(alarm.metric())
            : translate("monitoring.metric.field", of(alarm.metric()), field);
    return translate(
        "monitoring.alarm.beyond",
        what,
        figures.figure(alarm.value()),
        figures.figure(alarm.limit()));
  }

  static Badge level(MonitoringAlarm alarm) {
    String level = alarm.level();
    return new Badge(
        LEVELS.contains(level) ? translate("monitoring.level." + level) : level,
        !alarm.isOpen() ? Tone.NONE : level.equals("ALARM") ? Tone.OPEN : Tone.BAD);
  }
}
