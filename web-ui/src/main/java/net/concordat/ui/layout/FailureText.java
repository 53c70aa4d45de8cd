// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.RegistryException;

/** What failed, what to do next, and the id to ask about. */
final class FailureText extends Div {
  private static final long serialVersionUID = 1;

  FailureText(Failure failure) {
    RegistryException refusal = failure.refusal();
    if (refusal != null && !refusal.isAway() && !refusal.isSignedOut()) {
      add(new Paragraph(String.valueOf(refusal.getMessage())));
    }
    add(new Paragraph(getTranslation("layout.failure." + failure.advice())));
    Span id = new Span(getTranslation("layout.correlation", failure.correlationId()));
    id.addClassName("correlation");
    add(id);
  }
}
