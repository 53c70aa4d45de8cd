// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.concordat.ui.api.MonitoredWindow;
import net.concordat.ui.api.MonitoredWindow.FieldDrift;
import net.concordat.ui.api.MonitoringRules;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** Volumes, drift and outcomes of one use of a version, over time. */
final class UseFigures extends Section {
  private static final long serialVersionUID = 1;

  private final transient List<MonitoredWindow> windows;
  private final transient WindowPlots plots;
  private final transient MonitoringRules rules;
  private final Locale locale;

  /**
   * Shows them.
   *
   * @param windows at least one, the oldest first
   */
  UseFigures(List<MonitoredWindow> windows, MonitoringRules rules, Locale locale) {
    this.windows = windows;
    this.rules = rules;
    this.locale = locale;
    this.plots = new WindowPlots(windows, rules);
    MonitoredWindow last = windows.get(windows.size() - 1);
    addClassName("stack");
    add(
        new H2(getTranslation("monitoring.use." + last.place(), last.purpose())),
        new Paragraph(summary(last)),
        plotCard("monitoring.volumes", plots.decisions(), plots.rates()));
    add(drift());
    add(outcomes());
  }

  private String summary(MonitoredWindow last) {
    Figures figures = new Figures(locale);
    String compared =
        last.reference().origin().equals("FILE")
            ? getTranslation(
                "monitoring.reference.FILE", figures.count(last.reference().decisions()))
            : getTranslation(
                "monitoring.reference.FIRST_WINDOW", figures.count(last.reference().decisions()));
    return getTranslation(
            "monitoring.summary",
            windows.size(),
            figures.count(windows.size()),
            Times.words(last.to(), locale))
        + " "
        + compared;
  }

  private Component plotCard(String name, Component... shown) {
    Div columns = new Div(shown);
    columns.addClassName("columns");
    Section card = new Section(new H3(getTranslation(name)), columns);
    card.addClassName("card");
    return card;
  }

  private Component drift() {
    List<MonitoredWindow> compared = windows.stream().filter(each -> each.score() != null).toList();
    if (compared.isEmpty()) {
      return lesson("monitoring.drift", "monitoring.drift.none");
    }
    Component card = plotCard("monitoring.drift", plots.drift("psi"), plots.drift("ks"));
    List<FieldDrift> features = sorted(compared.get(compared.size() - 1).features());
    if (!features.isEmpty()) {
      ((Section) card).add(plots.features(features), table(features));
    }
    return card;
  }

  /** The furthest beyond chance first. */
  private static List<FieldDrift> sorted(List<FieldDrift> features) {
    return features.stream()
        .sorted(
            Comparator.comparing(FieldDrift::isBeyondChance)
                .thenComparingDouble(FieldDrift::psi)
                .reversed())
        .toList();
  }

  private Component table(List<FieldDrift> features) {
    NumberTable table =
        new NumberTable(
            getTranslation("monitoring.features"),
            List.of(
                getTranslation("monitoring.feature"),
                getTranslation("monitoring.metric.psi"),
                getTranslation("monitoring.chance"),
                getTranslation("monitoring.metric.ks"),
                getTranslation("monitoring.chance"),
                getTranslation("monitoring.feature.state")));
    Figures figures = new Figures(locale);
    for (FieldDrift each : features) {
      table.with(
          new Span(each.field()),
          List.of(
              cell(each.psi(), figures),
              cell(each.psiAlarm(), figures),
              cell(each.ks(), figures),
              cell(each.ksAlarm(), figures),
              each.isBeyondChance()
                  ? new Badge(getTranslation("monitoring.feature.moved"), Tone.OPEN)
                  : new Badge(getTranslation("monitoring.feature.steady"), Tone.GOOD)));
    }
    return new Div(new H3(getTranslation("monitoring.features")), table);
  }

  private static Component cell(@Nullable Double value, Figures figures) {
    return new Span(value == null ? "–" : figures.figure(value));
  }

  private Component outcomes() {
    List<MonitoredWindow> known = windows.stream().filter(each -> each.outcome() != null).toList();
    if (known.isEmpty()) {
      return lesson(
          "monitoring.outcomes",
          "monitoring.outcomes.none",
          RulesCard.span(rules.labelDelayHours() * 60L, locale));
    }
    MonitoredWindow last = known.get(known.size() - 1);
    MonitoredWindow.Outcome outcome = Objects.requireNonNull(last.outcome());
    Section card =
        (Section)
            plotCard(
                "monitoring.outcomes",
                plots.outcomes(),
                plots.errors(),
                WindowPlots.calibration(outcome));
    Figures figures = new Figures(locale);
    card.addComponentAtIndex(
        1,
        new Paragraph(
            getTranslation(
                "monitoring.outcomes.last",
                Times.words(last.to(), locale),
                figures.count(outcome.labelled()),
                figures.count(outcome.positives()),
                figures.count(outcome.unknown()))));
    card.add(new H3(getTranslation("monitoring.known")), known(outcome, figures));
    return card;
  }

  /** The last window's shares: of few labelled cases they say little. */
  private Component known(MonitoredWindow.Outcome outcome, Figures figures) {
    MonitoredWindow.Bounds bounds = outcome.bounds();
    return new Facts()
        .with(
            getTranslation("monitoring.metric.precision"),
            share(outcome.precision(), bounds == null ? null : bounds.precision(), figures))
        .with(
            getTranslation("monitoring.metric.recall"),
            share(
                outcome.recallAtAlertRate(),
                bounds == null ? null : bounds.recallAtAlertRate(),
                figures))
        .with(
            getTranslation("monitoring.metric.pr-auc"),
            share(outcome.prAuc(), bounds == null ? null : bounds.prAuc(), figures));
  }

  private static String share(
      @Nullable Double value, MonitoredWindow.@Nullable Interval bounds, Figures figures) {
    if (value == null) {
      return "–";
    }
    return bounds == null
        ? figures.figure(value)
        : figures.figure(value, bounds.low(), bounds.high());
  }

  private Component lesson(String heading, String text, Object... arguments) {
    Section card =
        new Section(
            new H3(getTranslation(heading)), new Paragraph(getTranslation(text, arguments)));
    card.addClassName("card");
    return card;
  }
}
