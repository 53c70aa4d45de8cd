// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Times;

/** A list under a heading; teaches what would be in it as long as it is empty. */
final class EntryList extends Section {
  private static final long serialVersionUID = 1;

  private final UnorderedList list = new UnorderedList();
  private final EmptyState nothing;
  private Div newest = new Div();

  /**
   * An empty list.
   *
   * @param name of its texts: the heading, and with {@code .none} and {@code .lesson} what stands
   *     there while it is empty
   */
  EntryList(String name, VaadinIcon icon) {
    addClassName("card");
    list.addClassName("list");
    nothing =
        new EmptyState(icon, getTranslation(name + ".none"), getTranslation(name + ".lesson"));
    add(new H2(getTranslation(name)), nothing);
  }

  /** Adds an entry: what it is, about what, and when. */
  void add(String words, Optional<? extends Component> link, Component when) {
    if (list.getChildren().findAny().isEmpty()) {
      replace(nothing, list);
    }
    newest = words.isEmpty() ? new Div() : new Div(new Span(words));
    newest.addClassName("entry");
    link.ifPresent(newest::add);
    list.add(new ListItem(newest, when));
  }

  /** Marks what was added last. */
  void mark(String words, Badge.Tone tone) {
    newest.add(new Badge(words, tone));
  }

  /** By when something has to be done. */
  Component due(Instant due, Locale locale) {
    Span when = new Span(getTranslation("home.due", Times.words(due, locale)));
    when.addClassName("time");
    return when;
  }
}
