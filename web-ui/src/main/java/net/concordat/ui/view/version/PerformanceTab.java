// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.ReportsApi;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Plot;

/** How well the version does on rows that it was not trained on. */
@org.springframework.stereotype.Component
final class PerformanceTab implements VersionTab {
  private final ReportsApi reports;

  PerformanceTab(ReportsApi reports) {
    this.reports = reports;
  }

  @Override
  public String name() {
    return "performance";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Component content(ShownVersion shown) {
    return new ReportPanel(
        reports,
        reports.of(shown.modelId(), shown.number()),
        report -> performance(report, shown.locale()));
  }

  private static Component performance(EvaluationReport report, Locale locale) {
    Figures figures = new Figures(locale);
    Div all = new Div(columns(figures(report, figures), measured(report, figures)));
    all.addClassName("stack");
    all.add(
        columns(
            card(PerformancePlots.roc(report)),
            card(PerformancePlots.precisionRecall(report)),
            card(PerformancePlots.calibration(report)),
            card(PerformancePlots.distribution(Thresholds.of(report)))));
    all.add(new ThresholdExplorer(report));
    if (!report.segments().isEmpty() || !report.periods().isEmpty()) {
      all.add(new SliceTable(report, figures));
    }
    return all;
  }

  private static Component figures(EvaluationReport report, Figures figures) {
    NumberTable table =
        new NumberTable(
            translate("version.figures"),
            List.of(translate("version.figure"), translate("version.figure.value")));
    FigureNames.known(report.figures())
        .forEach(
            (name, figure) ->
                table.with(
                    FigureNames.words(name),
                    List.of(figures.figure(figure.value(), figure.low(), figure.high()))));
    Section section = new Section(new H2(translate("version.figures")), table);
    section.addClassName("card");
    return section;
  }

  private static Component measured(EvaluationReport report, Figures figures) {
    Span method = new Span(report.method());
    method.getElement().setAttribute("lang", "en");
    Section section =
        new Section(
            new H2(translate("version.measured")),
            new Facts()
                .with(translate("version.measured.rows"), figures.count(report.rows()))
                .with(
                    translate("version.measured.events"),
                    translate(
                        "version.measured.events.of",
                        figures.count(report.positives()),
                        figures.share((double) report.positives() / report.rows())))
                .with(translate("version.measured.customers"), figures.count(report.customers()))
                .with(
                    translate("version.measured.threshold"),
                    figures.figure(report.decision().threshold()))
                .with(translate("version.measured.method"), method));
    section.addClassName("card");
    return section;
  }

  private static Component card(Plot plot) {
    Section section = new Section(plot);
    section.addClassName("card");
    return section;
  }

  private static Component columns(Component... cards) {
    Div columns = new Div(cards);
    columns.addClassName("columns");
    return columns;
  }
}
