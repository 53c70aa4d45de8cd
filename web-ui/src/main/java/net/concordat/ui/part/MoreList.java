// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Function;
import java.util.function.Supplier;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length whose entries are more than a row: a page of it at first, and the next when
 * asked for. News leave as many pages as somebody has asked for.
 *
 * @param <T> the kind of its entries
 */
public final class MoreList<T> extends Div {
  private static final long serialVersionUID = 1;

  /** A filter may leave little of a page: so many are read at once until there is something. */
  private static final int TRIES = 5;

  private final transient Function<T, Component> entry;
  private final transient Supplier<Component> nothing;
  private final Div entries = new Div();
  private final Button more = new Button(getTranslation("part.more"), click -> readOn());
  private transient @Nullable PageSource<T> source;
  private @Nullable String cursor;
  private int pages;

  /**
   * Shows nothing yet.
   *
   * @param nothing stands there while the list is empty
   */
  public MoreList(Function<T, Component> entry, Supplier<Component> nothing) {
    this.entry = entry;
    this.nothing = nothing;
    more.setVisible(false);
    add(entries, more);
  }

  /**
   * Shows a list from its beginning.
   *
   * @param again whether it is the list of before, so that as much of it is shown
   */
  public void show(PageSource<T> list, boolean again) {
    int wanted = again ? Math.max(1, pages) : 1;
    source = list;
    cursor = null;
    pages = 0;
    entries.removeAll();
    do {
      readOn();
    } while (pages < wanted && cursor != null);
    if (entries.getComponentCount() == 0 && cursor == null) {
      entries.add(nothing.get());
    }
  }

  private void readOn() {
    PageSource<T> list = source;
    if (list == null) {
      return;
    }
    boolean found = false;
    for (int tries = 0; tries < TRIES && !found; tries++) {
      Page<T> page = list.page(cursor);
      page.items().forEach(each -> entries.add(entry.apply(each)));
      cursor = page.nextCursor();
      found = !page.items().isEmpty() || cursor == null;
    }
    pages++;
    more.setVisible(cursor != null);
  }
}
