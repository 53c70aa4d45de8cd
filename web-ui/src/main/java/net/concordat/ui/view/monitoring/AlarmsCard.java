// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.MonitoringAlarm;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Step;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import org.jspecify.annotations.Nullable;

/** What is beyond its limit, with the way to close it, and what was. */
final class AlarmsCard extends Section {
  private static final long serialVersionUID = 1;

  private final transient MonitoringSources from;
  private final Locale locale;

  AlarmsCard(List<MonitoringAlarm> alarms, MonitoringSources from, Locale locale) {
    this.from = from;
    this.locale = locale;
    addClassName("card");
    List<MonitoringAlarm> open = alarms.stream().filter(MonitoringAlarm::isOpen).toList();
    List<MonitoringAlarm> closed = alarms.stream().filter(each -> !each.isOpen()).toList();
    add(new H2(getTranslation("monitoring.alarms")));
    if (open.isEmpty()) {
      add(new Paragraph(getTranslation("monitoring.alarms.none")));
    }
    open.forEach(each -> add(entry(each)));
    if (!closed.isEmpty()) {
      Div all = new Div();
      closed.forEach(each -> all.add(entry(each)));
      add(new NativeDetails(getTranslation("monitoring.alarms.closed", closed.size()), all));
    }
  }

  private Component entry(MonitoringAlarm alarm) {
    Facts facts =
        new Facts()
            .with(getTranslation("monitoring.alarm.purpose"), alarm.purpose())
            .with(
                getTranslation("monitoring.alarm.window"),
                getTranslation(
                    "monitoring.alarm.span",
                    Times.words(alarm.windowFrom(), locale),
                    Times.words(alarm.windowTo(), locale)))
            .with(getTranslation("monitoring.alarm.raised"), Times.shown(alarm.raisedAt(), locale));
    Article entry =
        new Article(
            new H3(new Span(MetricWords.of(alarm, locale)), MetricWords.level(alarm)), facts);
    entry.addClassName("decision");
    Instant closedAt = alarm.closedAt();
    if (closedAt == null) {
      UnorderedList steps = new UnorderedList(close(alarm));
      steps.addClassName("steps");
      entry.add(steps);
    } else {
      facts
          .with(getTranslation("monitoring.alarm.closed"), Times.shown(closedAt, locale))
          .with(getTranslation("monitoring.alarm.closedBy"), said(alarm.closedByName()))
          .with(getTranslation("monitoring.alarm.note"), said(alarm.note()));
    }
    return entry;
  }

  private static String said(@Nullable String words) {
    return words == null ? "–" : words;
  }

  private Step close(MonitoringAlarm alarm) {
    boolean may = from.user().hasAny(Roles.VALIDATOR, Roles.APPROVER);
    Button close =
        new Button(
            getTranslation("monitoring.close"),
            click -> new CloseForm(from.monitoring(), alarm, locale).open());
    // Read out alone, each says what it closes.
    close.setAriaLabel(close.getText() + ": " + MetricWords.of(alarm, locale));
    close.setEnabled(may);
    return new Step(
        close, may ? null : RefusedWords.takes(List.of(Roles.VALIDATOR, Roles.APPROVER)));
  }
}
