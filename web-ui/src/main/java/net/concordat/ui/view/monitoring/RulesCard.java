// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.MonitoringRules;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.view.document.DocumentView;
import net.concordat.ui.view.version.ShownVersion;
import org.jspecify.annotations.Nullable;

/** How the version is watched, by its plan and the conditions of its use. */
final class RulesCard extends Section {
  private static final long serialVersionUID = 1;
  private static final int HOUR = 60;
  private static final int DAY = 24;

  RulesCard(MonitoringRules rules, ShownVersion shown) {
    addClassName("card");
    Locale locale = shown.locale();
    Integer revision = rules.revision();
    add(new H2(getTranslation("monitoring.rules")));
    Paragraph plan =
        new Paragraph(
            revision == null
                ? getTranslation("monitoring.rules.none")
                : getTranslation("monitoring.rules.plan", revision));
    plan.add(new Span(" "), DocumentView.link(shown.version().version(), "monitoring-plan"));
    add(
        plan,
        new Facts()
            .with(getTranslation("monitoring.rules.window"), span(rules.windowMinutes(), locale))
            .with(
                getTranslation("monitoring.rules.least"),
                new Figures(locale).count(rules.leastDecisions()))
            .with(
                getTranslation("monitoring.rules.delay"),
                span((long) rules.labelDelayHours() * HOUR, locale)));
    if (rules.limits().isEmpty()) {
      add(new Paragraph(getTranslation("monitoring.limits.none")));
    } else {
      add(new H3(getTranslation("monitoring.limits")), limits(rules, new Figures(locale)));
      Paragraph sides = new Paragraph(getTranslation("monitoring.limits.sides"));
      sides.addClassName("note");
      add(sides);
    }
  }

  /** So many minutes, in the largest unit that says it whole. */
  static String span(long minutes, Locale locale) {
    Figures figures = new Figures(locale);
    if (minutes % (HOUR * DAY) == 0) {
      return translate(
          "monitoring.days", minutes / (HOUR * DAY), figures.count(minutes / (HOUR * DAY)));
    }
    return minutes % HOUR == 0
        ? translate("monitoring.hours", minutes / HOUR, figures.count(minutes / HOUR))
        : translate("monitoring.minutes", minutes, figures.count(minutes));
  }

  private NumberTable limits(MonitoringRules rules, Figures figures) {
    NumberTable table =
        new NumberTable(
            getTranslation("monitoring.limits"),
            List.of(
                getTranslation("monitoring.metric"),
                getTranslation("monitoring.limit.alarm"),
                getTranslation("monitoring.limit.proposal"),
                getTranslation("monitoring.limit.automatic")));
    for (MonitoringRules.Limits each : rules.limits()) {
      table.with(
          MetricWords.of(each.metric()),
          List.of(
              shown(each.alarm(), figures),
              shown(each.proposal(), figures),
              shown(each.automatic(), figures)));
    }
    return table;
  }

  private static String shown(@Nullable Double limit, Figures figures) {
    return limit == null ? "–" : figures.figure(limit);
  }
}
