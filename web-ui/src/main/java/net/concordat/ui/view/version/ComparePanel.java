// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.KeptReport;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Figures;

/** One report beside that of another version, which people choose. */
final class ComparePanel extends Div {
  private static final long serialVersionUID = 1;

  private final transient ReportsApi reports;
  private final transient Rivals rivals;
  private final transient EvaluationReport report;
  private final Div open = new Div();

  ComparePanel(ReportsApi reports, Rivals rivals, EvaluationReport report) {
    this.reports = reports;
    this.rivals = rivals;
    this.report = report;
    addClassName("stack");
    open.addClassName("stack");
    List<KeptReport> others = rivals.among(reports.onSameRows(report.dataCommitment().value()));
    if (!others.isEmpty()) {
      add(choice(others));
    } else if (report.others().isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.SPLIT,
              getTranslation("version.compare.none"),
              getTranslation("version.compare.none.lesson")));
    }
    rivals
        .without(others)
        .forEach(who -> add(new Paragraph(getTranslation("version.compare.without", who))));
    add(open);
    if (!others.isEmpty()) {
      show(others.get(0));
    }
    if (!report.others().isEmpty()) {
      add(new SideBySide(report, new Figures(rivals.shown().locale())));
    }
  }

  private Select<KeptReport> choice(List<KeptReport> others) {
    Select<KeptReport> select = new Select<>();
    select.setLabel(getTranslation("version.compare.with"));
    select.setItems(others);
    select.setItemLabelGenerator(rivals::words);
    select.setValue(others.get(0));
    select.addValueChangeListener(change -> show(change.getValue()));
    select.addClassName("report-choice");
    return select;
  }

  private void show(KeptReport other) {
    open.removeAll();
    open.add(
        reports
            .report(other.digest())
            .map(found -> comparison(found, other))
            .orElseGet(() -> new Paragraph(getTranslation("version.report.other"))));
  }

  private Component comparison(EvaluationReport found, KeptReport other) {
    Figures figures = new Figures(rivals.shown().locale());
    String name = rivals.words(other);
    Div plots =
        new Div(
            card(PerformancePlots.rocOfBoth(report, found, name)),
            card(PerformancePlots.precisionRecallOfBoth(report, found, name)));
    plots.addClassName("columns");
    Div all =
        new Div(
            new Differences(report, found, name, figures),
            plots,
            new MadeDifferently(
                rivals.shown().version(), rivals.version(other), name, rivals.shown().locale()));
    all.addClassName("stack");
    return all;
  }

  private static Component card(Component content) {
    Section section = new Section(content);
    section.addClassName("card");
    return section;
  }
}
