// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Function;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.part.EmptyState;
import org.jspecify.annotations.Nullable;

/**
 * Grants under a heading, read on when asked for; teaches what would be there while it is empty.
 */
final class GrantList extends Section {
  private static final long serialVersionUID = 1;

  private final transient PageSource<Grant> grants;
  private final transient Function<Grant, GrantEntry> entry;
  private final UnorderedList list = new UnorderedList();
  private final Button more = new Button(getTranslation("share.more"), click -> readOn());
  private @Nullable String cursor;

  /**
   * A list, with its first page.
   *
   * @param name of its texts: the heading, and with {@code .none} and {@code .lesson} what stands
   *     there while it is empty
   */
  GrantList(
      String name, VaadinIcon icon, PageSource<Grant> grants, Function<Grant, GrantEntry> entry) {
    this.grants = grants;
    this.entry = entry;
    addClassName("card");
    list.addClassName("grants");
    add(new H2(getTranslation(name)), list, more);
    readOn();
    if (list.getChildren().findAny().isEmpty()) {
      list.setVisible(false);
      add(new EmptyState(icon, getTranslation(name + ".none"), getTranslation(name + ".lesson")));
    }
  }

  private void readOn() {
    Page<Grant> page = grants.page(cursor);
    page.items().forEach(grant -> list.add(entry.apply(grant)));
    cursor = page.nextCursor();
    more.setVisible(cursor != null);
  }
}
