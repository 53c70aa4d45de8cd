// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where there is nothing to show yet: what would be here, and how it gets here. */
public final class EmptyState extends Div {
  private static final long serialVersionUID = 1;

  /**
   * Says it.
   *
   * @param title what is not there
   * @param lesson what it would be, and how it comes to be
   * @param ways what one can do about it now, if anything
   */
  public EmptyState(VaadinIcon icon, String title, String lesson, Component... ways) {
    addClassName("empty-state");
    var picture = icon.create();
    picture.getElement().setAttribute("aria-hidden", "true");
    Paragraph text = new Paragraph(lesson);
    add(picture, new H2(title), text);
    add(ways);
  }
}
