// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.KeptReport;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Times;

/** The reports that the bank keeps of a version: the last is open, another can be chosen. */
final class ReportPanel extends Div {
  private static final long serialVersionUID = 1;

  private final transient ReportsApi reports;
  private final transient SerializableFunction<EvaluationReport, Component> content;
  private final Div open = new Div();

  ReportPanel(
      ReportsApi reports,
      List<KeptReport> kept,
      SerializableFunction<EvaluationReport, Component> content) {
    this.reports = reports;
    this.content = content;
    addClassName("stack");
    if (kept.isEmpty()) {
      add(empty("version.report.none", "version.report.none.lesson"));
      return;
    }
    if (kept.size() > 1) {
      add(choice(kept));
    }
    add(open);
    show(kept.get(0));
  }

  private Select<KeptReport> choice(List<KeptReport> kept) {
    Select<KeptReport> select = new Select<>();
    select.setLabel(getTranslation("version.report.which"));
    select.setItems(kept);
    select.setItemLabelGenerator(this::words);
    select.setValue(kept.get(0));
    select.addValueChangeListener(change -> show(change.getValue()));
    select.addClassName("report-choice");
    return select;
  }

  private String words(KeptReport report) {
    return getTranslation(
        "version.report.of",
        Times.words(report.writtenAt(), getLocale()),
        new Figures(getLocale()).count(report.rows()),
        Digest.shortened(report.dataCommitment()));
  }

  private void show(KeptReport report) {
    open.removeAll();
    open.add(
        reports
            .report(report.digest())
            .map(content::apply)
            .orElseGet(() -> empty("version.report.other", "version.report.other.lesson")));
  }

  private Component empty(String title, String lesson) {
    return new EmptyState(VaadinIcon.LINE_CHART, getTranslation(title), getTranslation(lesson));
  }
}
