// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.PrivacyAudit;
import net.concordat.ui.api.PrivacyAudit.Membership;
import net.concordat.ui.api.PrivacyAudit.OneRun;
import net.concordat.ui.api.PrivacyAudit.Range;
import net.concordat.ui.api.PrivacyAudit.Rate;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import org.jspecify.annotations.Nullable;

/** What attacks on the version found of its training rows. */
final class AuditFindings extends Div {
  private static final long serialVersionUID = 1;

  private final transient Figures figures;

  AuditFindings(PrivacyAudit audit, Figures figures) {
    this.figures = figures;
    addClassName("stack");
    Membership membership = audit.membership();
    add(
        new Paragraph(
            getTranslation(
                "version.audit.membership",
                membership.attack(),
                figures.count(membership.members()),
                figures.count(membership.nonMembers()),
                figures.count(membership.shadowModels()))));
    String why = membership.notMeasurable();
    add(why == null ? rates(membership.rates()) : english(why));
    OneRun run = audit.oneRun();
    if (run != null) {
      add(bound(run));
    }
  }

  private NumberTable rates(List<Rate> rates) {
    NumberTable table =
        new NumberTable(
            getTranslation("version.audit"),
            List.of(
                getTranslation("version.audit.maxFpr"),
                getTranslation("version.audit.found"),
                getTranslation("version.audit.chance")));
    for (Rate rate : rates) {
      table.with(
          new Span(figures.share(rate.maxFpr())),
          List.of(found(rate), new Span(figures.share(rate.maxFpr()))));
    }
    return table;
  }

  private Span found(Rate rate) {
    Double found = rate.truePositiveRate();
    Range range = rate.interval();
    if (found == null || range == null) {
      return english(rate.notMeasurable());
    }
    return new Span(
        "%s (%s – %s)"
            .formatted(
                figures.share(found), figures.share(range.low()), figures.share(range.high())));
  }

  private Paragraph bound(OneRun run) {
    boolean isBroken = run.epsilonLowerBound() > run.epsilonClaimed();
    Paragraph words =
        new Paragraph(
            getTranslation(
                isBroken ? "version.audit.bound.broken" : "version.audit.bound",
                figures.share(run.confidence()),
                figures.amount(run.epsilonLowerBound()),
                figures.amount(run.epsilonClaimed())));
    if (isBroken) {
      words.addClassNames("badge-bad", "result");
    }
    return words;
  }

  /** What the worker wrote, in its language. */
  private Span english(@Nullable String sentence) {
    if (sentence == null) {
      return new Span(getTranslation("version.audit.notMeasured"));
    }
    Span span = new Span(sentence);
    span.getElement().setAttribute("lang", "en");
    return span;
  }
}
