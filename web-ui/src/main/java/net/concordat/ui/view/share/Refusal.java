// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.RefusedWords;

/** Why the ledger or the registry refused: the sentence, the rule, and the id to ask about. */
public final class Refusal extends Div {
  private static final long serialVersionUID = 1;

  /** Says it. */
  public Refusal(RegistryException refusal) {
    add(new RefusedWords(refusal));
    addClassName("refusal");
    getElement().setAttribute("role", "alert");
    Span id = new Span(getTranslation("layout.correlation", refusal.correlationId()));
    id.addClassName("correlation");
    add(id);
  }
}
