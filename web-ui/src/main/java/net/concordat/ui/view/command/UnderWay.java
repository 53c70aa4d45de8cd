// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.command;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.part.Times;

/** What the node is at, each with the way to how it goes on. */
public final class UnderWay extends Section {
  private static final long serialVersionUID = 1;

  /** Lists commands. */
  public UnderWay(List<GivenCommand> running) {
    addClassName("card");
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    running.forEach(command -> list.add(item(command)));
    add(new H2(getTranslation("command.underWay")), list);
  }

  private ListItem item(GivenCommand command) {
    String step = command.progress();
    return new ListItem(
        CommandView.link(command),
        new Span(step == null ? getTranslation("command.begun") : step),
        Times.shown(command.createdAt(), getLocale()));
  }
}
