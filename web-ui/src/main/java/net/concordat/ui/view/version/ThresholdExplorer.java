// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Plot;

/** What each threshold would catch and cost, for costs that people can change. */
final class ThresholdExplorer extends Section {
  private static final long serialVersionUID = 1;

  private final transient List<Thresholds.At> thresholds;
  private final long rows;
  private final NumberField missedCost;
  private final NumberField alertCost;
  private final Div result = new Div();

  ThresholdExplorer(EvaluationReport report) {
    thresholds = Thresholds.of(report);
    rows = report.rows();
    missedCost = field("version.explorer.missedCost", report.decision().missedCost());
    alertCost = field("version.explorer.alertCost", report.decision().alertCost());
    addClassName("card");
    result.addClassName("stack");
    Div fields = new Div(missedCost, alertCost);
    fields.addClassName("fields");
    add(
        new H2(getTranslation("version.explorer")),
        new Paragraph(getTranslation("version.explorer.lesson")),
        fields,
        result);
    show();
  }

  private NumberField field(String name, double value) {
    NumberField field = new NumberField(getTranslation(name));
    field.setMin(0);
    field.setRequiredIndicatorVisible(true);
    field.setValue(value);
    field.setI18n(
        new NumberField.NumberFieldI18n()
            .setBadInputErrorMessage(getTranslation("version.explorer.cost.allowed"))
            .setRequiredErrorMessage(getTranslation("version.explorer.cost.allowed"))
            .setMinErrorMessage(getTranslation("version.explorer.cost.allowed")));
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(change -> show());
    return field;
  }

  private void show() {
    Double perMissed = missedCost.getValue();
    Double perAlert = alertCost.getValue();
    if (perMissed == null || perAlert == null || perMissed < 0 || perAlert < 0) {
      // The field says what is wrong.
      return;
    }
    Thresholds.At cheapest = Thresholds.cheapest(thresholds, perMissed, perAlert);
    Figures figures = new Figures(getLocale());
    Paragraph words = new Paragraph(words(cheapest, cheapest.cost(perMissed, perAlert), figures));
    words.addClassName("result");
    words.getElement().setAttribute("role", "status");
    result.removeAll();
    result.add(words, plot(perMissed, perAlert), table(cheapest, perMissed, perAlert, figures));
  }

  private String words(Thresholds.At cheapest, double cost, Figures figures) {
    return getTranslation(
        "version.explorer.cheapest",
        threshold(cheapest, figures),
        figures.count(cheapest.found()),
        figures.count(cheapest.found() + cheapest.missed()),
        figures.count(cheapest.falseAlarms()),
        figures.amount(cost),
        figures.amount(cost / rows));
  }

  private String threshold(Thresholds.At at, Figures figures) {
    return at.found() + at.falseAlarms() == 0
        ? getTranslation("version.explorer.nothing")
        : figures.figure(at.score());
  }

  private Plot plot(double perMissed, double perAlert) {
    double most =
        thresholds.stream().mapToDouble(at -> at.cost(perMissed, perAlert)).max().orElse(0);
    return new Plot(
        getTranslation("version.explorer.plot"),
        new Plot.Axis(getTranslation("version.explorer.threshold"), 0, 1),
        new Plot.Axis(getTranslation("version.explorer.cost"), 0, Math.max(1, Math.ceil(most))),
        List.of(
            series("version.explorer.total", at -> at.cost(perMissed, perAlert)),
            series("version.explorer.ofMissed", at -> at.cost(perMissed, 0)),
            series("version.explorer.ofAlerts", at -> at.cost(0, perAlert))));
  }

  private Plot.Series series(String name, ToDoubleFunction<Thresholds.At> cost) {
    return new Plot.Series(
        getTranslation(name),
        Plot.Kind.LINE,
        thresholds.stream().map(at -> new Plot.Point(at.score(), cost.applyAsDouble(at))).toList());
  }

  private Component table(
      Thresholds.At cheapest, double perMissed, double perAlert, Figures figures) {
    NumberTable table =
        new NumberTable(
            getTranslation("version.explorer"),
            List.of(
                getTranslation("version.explorer.threshold"),
                getTranslation("version.explorer.found"),
                getTranslation("version.explorer.missed"),
                getTranslation("version.explorer.alerts"),
                getTranslation("version.figure.precision"),
                getTranslation("version.explorer.cost")));
    for (Thresholds.At at : thresholds) {
      table.with(
          threshold(at, figures),
          List.of(
              "%s (%s)".formatted(figures.count(at.found()), figures.share(at.recall())),
              figures.count(at.missed()),
              figures.count(at.falseAlarms()),
              at.found() + at.falseAlarms() == 0 ? "–" : figures.figure(at.precision()),
              figures.amount(at.cost(perMissed, perAlert))));
      if (at.equals(cheapest)) {
        table.marked();
      }
    }
    return table;
  }
}
