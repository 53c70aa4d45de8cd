// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.EvaluationMatrix;
import net.concordat.ui.api.EvaluationMatrix.Estimate;
import net.concordat.ui.api.EvaluationMatrix.Holdout;
import net.concordat.ui.api.EvaluationMatrix.Measured;
import net.concordat.ui.api.EvaluationMatrix.Row;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.Times;
import org.jspecify.annotations.Nullable;

/** Versions by banks, for one figure at a time. */
final class MatrixTable extends Section {
  private static final long serialVersionUID = 1;
  private static final double MILLION = 1e6;
  private static final int MOST = 50;

  /**
   * The version of another model from which the one that is shown was made.
   *
   * @param name what its model is called
   * @param row what was measured of it
   */
  record Parent(VersionKey version, String name, Row row) {}

  private final transient EvaluationMatrix matrix;
  private final transient Optional<Parent> parent;
  private final transient ShownVersion shown;
  private final transient Figures figures;
  private final Div table = new Div();

  MatrixTable(EvaluationMatrix matrix, ShownVersion shown, Optional<Parent> parent) {
    this.matrix = matrix;
    this.parent = parent;
    this.shown = shown;
    this.figures = new Figures(shown.locale());
    addClassNames("card", "stack");
    Select<String> figure = new Select<>();
    figure.setLabel(getTranslation("version.figure"));
    figure.setItems("prAuc", "rocAuc", "recallAtFpr1");
    figure.setItemLabelGenerator(FigureNames::words);
    figure.setValue("prAuc");
    figure.addValueChangeListener(change -> show(change.getValue()));
    figure.setWidth("min(100%, 18rem)");
    add(
        new H2(getTranslation("version.evaluations.title")),
        new Paragraph(getTranslation("version.evaluations.lesson")),
        figure,
        table);
    if (matrix.versions().size() > MOST) {
      add(
          new Paragraph(
              getTranslation(
                  "version.evaluations.last", MOST, figures.count(matrix.versions().size()))));
    }
    show("prAuc");
  }

  private void show(String figure) {
    List<String> columns = new ArrayList<>();
    columns.add(getTranslation("version.evaluations.version"));
    matrix.holdouts().forEach(holdout -> columns.add(words(holdout)));
    NumberTable numbers = new NumberTable(getTranslation("version.evaluations.title"), columns);
    List<Row> rows = matrix.versions();
    for (int place = 0; place < rows.size(); place++) {
      Row row = rows.get(place);
      boolean isShown = row.version() == shown.number();
      if (place < MOST || isShown) {
        numbers.with(head(row.version()), cells(row, figure));
      }
      if (isShown) {
        numbers.marked();
      }
    }
    parent.ifPresent(from -> numbers.with(head(from), cells(from.row(), figure)));
    table.removeAll();
    table.add(numbers);
  }

  private String words(Holdout holdout) {
    return getTranslation(
        "version.evaluations.holdout",
        Members.organisation(holdout.evaluator()),
        figures.count(holdout.rows()));
  }

  private Component head(int version) {
    if (version == shown.number()) {
      return new Span(getTranslation("version.evaluations.this", version));
    }
    return VersionView.link(
        new VersionKey(shown.modelId(), version, ""),
        getTranslation("version.evaluations.other", version));
  }

  private Component head(Parent from) {
    String name = getTranslation("version.heading", from.name(), from.version().version());
    return VersionView.link(from.version(), getTranslation("version.compare.parent", name));
  }

  private List<Component> cells(Row row, String figure) {
    return matrix.holdouts().stream()
        .map(holdout -> cell(row.measured().get(holdout.root()), figure))
        .toList();
  }

  private Component cell(@Nullable Measured measured, String figure) {
    if (measured == null) {
      return new Span(getTranslation("version.evaluations.not"));
    }
    Estimate estimate =
        switch (figure) {
          case "rocAuc" -> measured.rocAuc();
          case "recallAtFpr1" -> measured.recallAtFpr1();
          default -> measured.prAuc();
        };
    Span value =
        new Span(
            figures.figure(
                estimate.value() / MILLION, estimate.low() / MILLION, estimate.high() / MILLION));
    Div when =
        new Div(
            getTranslation(
                "version.evaluations.use",
                Times.words(measured.since(), shown.locale()),
                measured.use()));
    when.addClassName("note");
    return new Div(value, when);
  }
}
