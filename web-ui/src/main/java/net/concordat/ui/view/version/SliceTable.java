// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.ui.api.EvaluationReport;
import net.concordat.ui.api.EvaluationReport.Interval;
import net.concordat.ui.api.EvaluationReport.Slice;
import net.concordat.ui.part.Figures;
import net.concordat.ui.part.NumberTable;

/** Figures by part of the rows: by the values of columns, and by month. */
final class SliceTable extends Section {
  private static final long serialVersionUID = 1;
  private static final List<String> SHOWN = List.of("prAuc", "recallAtFpr1", "precision", "recall");

  private final transient Figures figures;

  SliceTable(EvaluationReport report, Figures figures) {
    this.figures = figures;
    addClassName("card");
    add(new H2(getTranslation("version.segments")));
    report.segments().stream()
        .collect(
            Collectors.groupingBy(Slice::column, java.util.LinkedHashMap::new, Collectors.toList()))
        .forEach(this::add);
    if (!report.periods().isEmpty()) {
      add(getTranslation("version.periods"), report.periods());
    }
  }

  private void add(String title, List<Slice> slices) {
    List<String> columns = new ArrayList<>();
    columns.add(title);
    columns.add(getTranslation("version.measured.rows"));
    columns.add(getTranslation("version.measured.events"));
    SHOWN.forEach(name -> columns.add(FigureNames.words(name)));
    NumberTable table = new NumberTable(title, columns);
    slices.forEach(slice -> table.with(slice.value(), cells(slice)));
    add(new H3(title), table);
  }

  private List<String> cells(Slice slice) {
    List<String> cells = new ArrayList<>();
    cells.add(figures.count(slice.rows()));
    cells.add(figures.count(slice.positives()));
    Map<String, Interval> measured = slice.figures();
    for (String name : SHOWN) {
      Interval figure = measured == null ? null : measured.get(name);
      cells.add(
          figure == null
              ? getTranslation("version.segments.few")
              : figures.figure(figure.value(), figure.low(), figure.high()));
    }
    return cells;
  }
}
