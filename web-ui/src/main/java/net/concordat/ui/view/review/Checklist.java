// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Set;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.document.DocumentList;
import net.concordat.ui.view.version.VersionView;

/** What is there and missing before a version is decided on, and which findings are open. */
final class Checklist extends Article {
  private static final long serialVersionUID = 1;
  private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

  /**
   * Shows it.
   *
   * @param waits what waits for the bank about it: REVIEW or CONCLUDE; empty for nothing
   */
  Checklist(Reviewed reviewed, String waits) {
    addClassName("asked");
    ModelVersion version = reviewed.version();
    Completeness record = reviewed.record();
    H3 title = new H3(VersionView.link(version), new Span(" "), tier(record));
    if (!waits.isEmpty()) {
      title.add(new Span(" "), new Badge(getTranslation("review.waits." + waits), Tone.HELD));
    }
    Paragraph owner = new Paragraph(Members.shown(version.owner()));
    owner.addClassName("time");
    add(title, owner, fields(version.version(), record), findings(reviewed.findings()));
  }

  private Component tier(Completeness record) {
    String tier = record.tier();
    return tier == null
        ? new Badge(getTranslation("review.tier.none"), Tone.BAD)
        : new Badge(getTranslation("review.tier." + tier), Tone.OPEN);
  }

  private Component fields(VersionKey version, Completeness record) {
    int asked = record.present().size() + record.missing().size();
    if (record.missing().isEmpty()) {
      return new Paragraph(new Badge(getTranslation("review.complete", asked), Tone.GOOD));
    }
    NativeDetails details =
        new NativeDetails(
            getTranslation("review.missing", record.missing().size(), asked),
            new DocumentList(version, record.missing()));
    details.setOpen(true);
    return record.present().isEmpty()
        ? details
        : new com.vaadin.flow.component.html.Div(
            details,
            new NativeDetails(
                getTranslation("review.present", record.present().size()),
                new DocumentList(version, record.present())));
  }

  private Component findings(List<OpenFinding> findings) {
    if (findings.isEmpty()) {
      return new Paragraph(getTranslation("review.findings.none"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    findings.forEach(each -> list.add(finding(each)));
    return list;
  }

  private ListItem finding(OpenFinding finding) {
    Span due =
        new Span(
            getTranslation(
                "review.finding.due",
                finding.owner(),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(getLocale())
                    .format(finding.dueDate())));
    due.addClassName("time");
    Span what = new Span(finding.id() + ": " + finding.description());
    what.addClassName("said");
    ListItem item =
        new ListItem(
            new Span(
                new Badge(
                    getTranslation("review.severity." + finding.severity()),
                    GRAVE.contains(finding.severity()) ? Tone.BAD : Tone.OPEN),
                new Span(" "),
                what),
            due);
    if (finding.dueDate().isBefore(LocalDate.now(ZoneOffset.UTC))) {
      due.add(new Span(" "), new Badge(getTranslation("review.finding.overdue"), Tone.BAD));
    }
    return item;
  }
}
