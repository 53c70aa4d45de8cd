// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import net.concordat.ui.view.people.Staff.Somebody;

/** Asks again before two others are asked to end somebody's right to decide. */
final class RevokeDialog extends Dialog {
  private static final long serialVersionUID = 1;

  /**
   * Asks.
   *
   * @param ask takes until when two others can confirm it
   */
  RevokeDialog(Somebody somebody, Consumer<Instant> ask) {
    setHeaderTitle(getTranslation("people.revoke.of", somebody.words()));
    setWidth("32rem");
    RadioButtonGroup<Duration> time = DecisionTime.field();
    Div fields = new Div(new Paragraph(getTranslation("people.revoke.lesson")), time);
    fields.addClassName("stack");
    add(fields);
    Button sure =
        new Button(
            getTranslation("people.revoke.ask"),
            click -> {
              close();
              ask.accept(Instant.now().plus(time.getValue()).truncatedTo(ChronoUnit.SECONDS));
            });
    sure.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
    getFooter().add(new Button(getTranslation("people.cancel"), click -> close()), sure);
  }
}
