// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says above every view that the registry does not answer, as long as it does not. */
final class Banner extends Div {
  private static final long serialVersionUID = 1;

  private final Span text = new Span();

  Banner() {
    addClassName("banner");
    getElement().setAttribute("role", "status");
    add(text);
    setAway(false);
  }

  void setAway(boolean away) {
    text.setText(away ? getTranslation("layout.away") : "");
    getElement().getClassList().set("banner-shown", away);
  }
}
