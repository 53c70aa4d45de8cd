// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The numbers of a plot. */
final class PlotTable extends NativeTable {
  private static final long serialVersionUID = 1;

  PlotTable(Plot.Axis x, String y, List<Plot.Series> series) {
    addClassName("numbers");
    NativeTableRow head = getHead().addRow();
    for (String name : List.of("", x.name(), y)) {
      NativeTableHeaderCell cell = head.addHeaderCell();
      cell.setText(name);
      cell.getElement().setAttribute("scope", "col");
    }
    for (Plot.Series each : series) {
      for (Plot.Point point : each.points()) {
        NativeTableRow row = getBody().addRow();
        row.addDataCell().setText(each.name());
        row.addDataCell().setText(x.time() ? time(point.x()) : number(point.x()));
        row.addDataCell().setText(number(point.y()));
      }
    }
  }

  private String time(double millis) {
    return Times.words(Instant.ofEpochMilli((long) millis), getLocale());
  }

  private String number(double value) {
    Locale locale = getLocale();
    return String.format(locale, "%.4g", value);
  }
}
