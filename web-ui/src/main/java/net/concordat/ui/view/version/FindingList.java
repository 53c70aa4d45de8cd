// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.ModelDocument;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Markdown;
import net.concordat.ui.part.Times;

/** What the validators found, as their report has it; the registry has checked its form. */
final class FindingList extends Div {
  private static final long serialVersionUID = 1;
  private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

  FindingList(ModelDocument report, Locale locale) {
    add(
        new Paragraph(
            getTranslation(
                "version.reviews.report",
                report.revision(),
                Times.words(report.writtenAt(), locale))));
    JsonNode findings = report.content().path("findings");
    if (findings.isEmpty()) {
      add(new Paragraph(getTranslation("version.reviews.findings.none")));
    }
    findings.forEach(each -> add(finding(each, locale)));
  }

  private Component finding(JsonNode finding, Locale locale) {
    String status = finding.path("status").asText();
    String severity = finding.path("severity").asText();
    LocalDate due = LocalDate.parse(finding.path("dueDate").asText());
    boolean open = status.equals("OPEN");
    H3 title =
        new H3(
            new Span(finding.path("id").asText() + " "),
            new Badge(
                getTranslation("version.reviews.severity." + severity),
                GRAVE.contains(severity) ? Tone.BAD : Tone.NONE),
            new Badge(
                getTranslation("version.reviews.finding." + status), open ? Tone.OPEN : Tone.GOOD));
    if (open && due.isBefore(LocalDate.now(ZoneOffset.UTC))) {
      title.add(new Badge(getTranslation("version.reviews.overdue"), Tone.BAD));
    }
    Facts facts =
        new Facts()
            .with(getTranslation("version.reviews.owner"), finding.path("owner").asText())
            .with(
                getTranslation("version.reviews.due"),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(due));
    if (finding.hasNonNull("resolution")) {
      facts.with(
          getTranslation("version.reviews.resolution"),
          new Markdown(finding.path("resolution").asText()));
    }
    Article article = new Article(title, new Markdown(finding.path("description").asText()), facts);
    article.addClassName("decision");
    return article;
  }
}
