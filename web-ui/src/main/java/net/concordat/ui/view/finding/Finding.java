// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;

/**
 * A finding as a validation report has it; the registry has checked its form.
 *
 * @param id its name in the report
 * @param description what was found, in Markdown
 * @param severity LOW, MEDIUM, HIGH or CRITICAL
 * @param owner who is to mend it
 * @param due until when
 * @param status OPEN, CLOSED or ACCEPTED
 * @param resolution how it was mended or why it is borne; empty while it is open
 */
record Finding(
    String id,
    String description,
    String severity,
    String owner,
    LocalDate due,
    String status,
    String resolution) {
  static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
  static final List<String> STATUSES = List.of("OPEN", "CLOSED", "ACCEPTED");
  private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

  /** Those of a report. */
  static List<Finding> of(JsonNode report) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .map(Finding::read)
        .toList();
  }

  /** The one of a name. */
  static Optional<Finding> named(String id, JsonNode report) {
    return of(report).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static Finding read(JsonNode said) {
    return new Finding(
        said.path("id").asText(),
        said.path("description").asText(),
        said.path("severity").asText(),
        said.path("owner").asText(),
        LocalDate.parse(said.path("dueDate").asText()),
        said.path("status").asText(),
        said.path("resolution").asText(""));
  }

  boolean isOpen() {
    return status.equals("OPEN");
  }

  boolean isOverdue() {
    return isOpen() && due.isBefore(LocalDate.now(ZoneOffset.UTC));
  }

  Badge severityBadge() {
    return new Badge(
        translate("finding.severity." + severity), GRAVE.contains(severity) ? Tone.BAD : Tone.NONE);
  }

  Badge statusBadge() {
    return new Badge(translate("finding.status." + status), isOpen() ? Tone.OPEN : Tone.GOOD);
  }

  /** The day on which it is due, as people read it. */
  String due(Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(due);
  }
}
