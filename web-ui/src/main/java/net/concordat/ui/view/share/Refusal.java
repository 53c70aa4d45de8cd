// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.RegistryException;

/** Why the ledger or the registry refused: the sentence, the rule, and the id to ask about. */
public final class Refusal extends Div {
  private static final long serialVersionUID = 1;

  /** Says it. */
  public Refusal(RegistryException refusal) {
    add(new Paragraph(String.valueOf(refusal.getMessage())));
    addClassName("refusal");
    getElement().setAttribute("role", "alert");
    String rule = refusal.rule();
    if (rule != null) {
      add(new Paragraph(getTranslation("share.rule", rule)));
    }
    Span id = new Span(getTranslation("layout.correlation", refusal.correlationId()));
    id.addClassName("correlation");
    add(id);
  }
}
