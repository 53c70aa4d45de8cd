// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.EvaluationReport.Other;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;

/** Models that the report itself measured beside the version, with paired differences. */
final class SideBySide extends Section {
  private static final long serialVersionUID = 1;
  private static final double LEAST_P = 0.001;

  /** What a worker calls the version that its job began with. */
  private static final String AS_IT_CAME = "as it came";

  SideBySide(EvaluationReport report, Figures figures) {
    addClassNames("card", "stack");
    add(
        new H2(getTranslation("version.compare.paired")),
        new Paragraph(getTranslation("version.compare.paired.lesson")));
    String benchmark = report.benchmark();
    if (benchmark != null) {
      Paragraph fitted = new Paragraph(benchmark);
      fitted.getElement().setAttribute("lang", "en");
      add(fitted);
    }
    for (Other other : report.others()) {
      String name =
          AS_IT_CAME.equals(other.name()) ? getTranslation("version.compare.base") : other.name();
      add(new H3(name), table(other, name, figures));
    }
  }

  private NumberTable table(Other other, String name, Figures figures) {
    NumberTable table =
        new NumberTable(
            name,
            List.of(
                getTranslation("version.figure"),
                getTranslation("version.compare.mark"),
                getTranslation("version.compare.interval"),
                "p"));
    FigureNames.known(other.differences())
        .forEach(
            (figure, by) ->
                table.with(
                    new Span(FigureNames.words(figure)),
                    List.of(
                        Mark.of(FigureNames.isLessBetter(figure), by.low(), by.high()),
                        new Span(
                            "%s (%s – %s)"
                                .formatted(
                                    figures.difference(by.value()),
                                    figures.difference(by.low()),
                                    figures.difference(by.high()))),
                        new Span(by.p() < LEAST_P ? "< 0.001" : figures.figure(by.p())))));
    return table;
  }
}
