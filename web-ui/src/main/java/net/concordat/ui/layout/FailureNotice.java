// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** What failed, what to do next, and the id to ask about; stays until it is closed. */
final class FailureNotice extends Notification {
  private static final long serialVersionUID = 1;

  FailureNotice(Failure failure) {
    addThemeVariants(NotificationVariant.LUMO_ERROR);
    setPosition(Position.BOTTOM_CENTER);
    setDuration(0);
    setAssertive(true);
    Div text = new Div(new FailureText(failure));
    if (failure.advice().equals("signedOut")) {
      text.add(signIn());
    }
    Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close());
    close.setAriaLabel(getTranslation("layout.close"));
    Div all = new Div(text, close);
    all.addClassName("failure-notice");
    add(all);
  }

  /** In a page of its own, so that this one keeps what was typed and goes on afterwards. */
  private Paragraph signIn() {
    Anchor anchor =
        new Anchor(
            "oauth2/authorization/realm", getTranslation("layout.signInAgain"), AnchorTarget.BLANK);
    anchor.setRouterIgnore(true);
    // Whoever comes back finds the page as it was, with nothing over its buttons.
    anchor.getElement().addEventListener("click", click -> close());
    return new Paragraph(anchor);
  }
}
