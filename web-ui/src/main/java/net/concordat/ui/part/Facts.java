// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names with what they stand for, one below the other. */
public class Facts extends DescriptionList {
  private static final long serialVersionUID = 1;

  /** None yet. */
  public Facts() {
    addClassName("facts");
  }

  /** Adds one. */
  public Facts with(String name, Component value) {
    add(new Term(name), new Description(value));
    return this;
  }

  /** Adds one whose name leads somewhere. */
  public Facts with(Component name, Component value) {
    Term term = new Term();
    term.add(name);
    add(term, new Description(value));
    return this;
  }

  /** Adds one. */
  public Facts with(String name, String value) {
    return with(name, new Span(value));
  }
}
