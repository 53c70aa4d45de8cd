// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.MonitoredWindow;
import net.concordat.ui.api.MonitoringRules;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.ScoringState;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Figures;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.scoring.DecisionField;
import net.concordat.ui.view.version.ShownVersion;
import net.concordat.ui.view.version.VersionTab;

/** What became of a version's decisions over time, and what is beyond its limits. */
@org.springframework.stereotype.Component
final class MonitoringTab implements VersionTab {
  private final MonitoringSources from;

  MonitoringTab(MonitoringSources from) {
    this.from = from;
  }

  @Override
  public String name() {
    return "monitoring";
  }

  @Override
  public int order() {
    return 87;
  }

  /** Figures of decisions stay at the bank. */
  @Override
  public boolean isFor(CurrentUser user) {
    return !user.hasAny(Roles.SUPERVISOR);
  }

  @Override
  public Component content(ShownVersion shown) {
    List<MonitoredWindow> windows = from.monitoring().windows(shown.modelId(), shown.number());
    MonitoringRules rules = from.monitoring().rules(shown.modelId(), shown.number());
    Div columns =
        new Div(
            new AlarmsCard(
                from.monitoring().alarms(shown.modelId(), shown.number()), from, shown.locale()),
            new RulesCard(rules, shown));
    columns.addClassName("columns");
    Div all = new Div();
    all.addClassName("stack");
    unmeasured().ifPresent(all::add);
    all.add(columns);
    if (windows.isEmpty()) {
      all.add(none(rules, shown));
    }
    byUse(windows).values().forEach(each -> all.add(new UseFigures(each, rules, shown.locale())));
    if (from.scoring().isThere()) {
      Section find = new Section(new H2(translate("scoring.find")), new DecisionField());
      find.addClassName("card");
      all.add(find);
    }
    return all;
  }

  /** Why the scoring service measures nothing now, if it says so or does not answer. */
  private Optional<Component> unmeasured() {
    if (!from.scoring().isThere()) {
      return Optional.empty();
    }
    Paragraph said;
    try {
      ScoringState.Monitoring state = from.scoring().state().monitoring();
      String problem = state == null ? null : state.problem();
      if (problem == null) {
        return Optional.empty();
      }
      said = new Paragraph(problem);
      said.getElement().setAttribute("lang", Locale.ENGLISH.getLanguage());
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      said = new Paragraph(translate("layout.correlation", e.correlationId()));
      said.addClassName("correlation");
    }
    Div refusal = new Div(new Paragraph(translate("monitoring.unmeasured")), said);
    refusal.addClassName("refusal");
    refusal.getElement().setAttribute("role", "status");
    return Optional.of(refusal);
  }

  private static Component none(MonitoringRules rules, ShownVersion shown) {
    Figures figures = new Figures(shown.locale());
    return new EmptyState(
        VaadinIcon.CHART_LINE,
        translate("monitoring.none"),
        translate(
            "monitoring.none.lesson",
            RulesCard.span(rules.windowMinutes(), shown.locale()),
            figures.count(rules.leastDecisions())));
  }

  /** The windows of each purpose and place, the oldest first. */
  private static Map<String, List<MonitoredWindow>> byUse(List<MonitoredWindow> windows) {
    Map<String, List<MonitoredWindow>> uses = new LinkedHashMap<>();
    for (MonitoredWindow each : windows) {
      uses.computeIfAbsent(each.place() + " " + each.purpose(), use -> new ArrayList<>())
          .add(0, each);
    }
    return uses;
  }
}
