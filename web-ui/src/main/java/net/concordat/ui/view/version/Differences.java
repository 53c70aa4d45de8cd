// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.EvaluationReport.Interval;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;

/** Figures of two reports on the same rows, and which of them differ. */
final class Differences extends Section {
  private static final long serialVersionUID = 1;

  Differences(EvaluationReport mine, EvaluationReport theirs, String name, Figures figures) {
    addClassNames("card", "stack");
    NumberTable table =
        new NumberTable(
            getTranslation("version.compare.title"),
            List.of(
                getTranslation("version.figure"),
                getTranslation("version.compare.mark"),
                getTranslation("version.plot.version"),
                name,
                getTranslation("version.compare.difference")));
    FigureNames.known(mine.figures())
        .forEach(
            (figure, here) -> {
              Interval there = theirs.figures().get(figure);
              if (there != null) {
                table.with(
                    new Span(FigureNames.words(figure)),
                    List.of(
                        Mark.of(
                            FigureNames.isLessBetter(figure), low(here, there), high(here, there)),
                        words(here, figures),
                        words(there, figures),
                        new Span(figures.difference(here.value() - there.value()))));
              }
            });
    add(
        new H2(getTranslation("version.compare.title")),
        new Paragraph(getTranslation("version.compare.lesson")),
        table);
  }

  private static Span words(Interval figure, Figures figures) {
    return new Span(figures.figure(figure.value(), figure.low(), figure.high()));
  }

  private static double low(Interval here, Interval there) {
    return here.low() - there.high();
  }

  private static double high(Interval here, Interval there) {
    return here.high() - there.low();
  }
}
