// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Figures in rows and columns, which scroll by themselves where the page is narrow. */
public final class NumberTable extends Div {
  private static final long serialVersionUID = 1;

  private final NativeTable table = new NativeTable();

  /**
   * None yet.
   *
   * @param caption what they are, for whoever does not see them
   * @param columns their names, that of the rows' heads first
   */
  public NumberTable(String caption, List<String> columns) {
    addClassName("scroll");
    // What scrolls has to be reachable by keyboard.
    getElement()
        .setAttribute("role", "region")
        .setAttribute("aria-label", caption)
        .setAttribute("tabindex", "0");
    table.addClassName("numbers");
    NativeTableRow head = table.getHead().addRow();
    columns.forEach(name -> head.add(header(name, "col")));
    add(table);
  }

  /** Adds a row of texts. */
  public NumberTable with(String head, List<String> cells) {
    return with(new Span(head), cells.stream().map(Span::new).toList());
  }

  /** Adds a row. */
  public NumberTable with(Component head, List<? extends Component> cells) {
    NativeTableRow row = table.getBody().addRow();
    NativeTableHeaderCell header = header("", "row");
    header.add(head);
    row.add(header);
    cells.forEach(cell -> row.addDataCell().add(cell));
    return this;
  }

  /** Marks the row that was added last. */
  public NumberTable marked() {
    List<NativeTableRow> rows = table.getBody().getRows();
    rows.get(rows.size() - 1).addClassName("marked");
    return this;
  }

  private static NativeTableHeaderCell header(String text, String scope) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell();
    cell.setText(text);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }
}
