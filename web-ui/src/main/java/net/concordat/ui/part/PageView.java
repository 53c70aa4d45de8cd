// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.function.Supplier;
import net.concordat.ui.api.RegistryException;

/** A view: its heading, what one can do in it, and below what it shows. */
public abstract class PageView extends Main implements HasDynamicTitle {
  /** Where the skip link leads. */
  public static final String ID = "content";

  private static final long serialVersionUID = 1;

  private final H1 heading = new H1();
  private final Div beside = new Div();
  private final Div actions = new Div();

  /** A view with a heading. */
  protected PageView(String title) {
    setId(ID);
    addClassName("page");
    getElement().setAttribute("tabindex", "-1");
    beside.addClassName("page-beside");
    actions.addClassName("page-actions");
    Div words = new Div(heading, beside);
    words.addClassName("page-words");
    Header header = new Header(words, actions);
    header.addClassName("page-header");
    add(header);
    setHeading(title);
  }

  /** Changes the heading, which is also the title of the browser's page. */
  protected final void setHeading(String title) {
    heading.setText(title);
  }

  /** Puts something below the heading, in place of what was there. */
  protected final void setBeside(Component... components) {
    beside.removeAll();
    beside.add(components);
  }

  /** Puts what one can do beside the heading, in place of what was there. */
  protected final void setActions(Component... components) {
    actions.removeAll();
    actions.add(components);
  }

  /** Reads what the page is about; of what is not there, the page says what the registry does. */
  protected static <T> T found(Supplier<T> read) {
    try {
      return read.get();
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        throw new NotFoundException(e.getMessage());
      }
      throw e;
    }
  }

  @Override
  public String getPageTitle() {
    return heading.getText() + " · Concordat";
  }
}
