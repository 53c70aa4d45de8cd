// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.RegisteredPasskey;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.people.Staff.Somebody;
import net.concordat.ui.view.review.ProposalWords;

/** With which passkey and in which roles somebody is to decide. */
final class EnrolForm extends Dialog {
  private static final long serialVersionUID = 1;
  private static final List<String> ROLES =
      List.of("MODEL_DEVELOPER", "MODEL_VALIDATOR", "MODEL_APPROVER");

  /** What is asked. */
  record Asked(
      RegisteredPasskey passkey, Set<String> roles, Duration waiting, Instant decideUntil) {}

  private final RadioButtonGroup<RegisteredPasskey> passkey = new RadioButtonGroup<>();
  private final CheckboxGroup<String> roles = new CheckboxGroup<>();
  private final RadioButtonGroup<Duration> wait = new RadioButtonGroup<>();
  private final RadioButtonGroup<Duration> time = DecisionTime.field();

  /**
   * An empty form.
   *
   * @param development whether people need not wait a day here
   * @param taker takes what was filled in
   */
  EnrolForm(Somebody somebody, boolean development, Consumer<Asked> taker) {
    Decider enrolled = somebody.enrolled();
    setHeaderTitle(
        getTranslation(
            enrolled == null ? "people.enrol.of" : "people.change.of", somebody.words()));
    setWidth("36rem");
    passkeys(somebody);
    roles.setLabel(getTranslation("people.roles"));
    roles.setHelperText(getTranslation("people.roles.help"));
    roles.setItems(ROLES);
    roles.setItemLabelGenerator(ProposalWords::role);
    roles.setRequired(true);
    roles.setManualValidation(true);
    if (enrolled != null) {
      roles.setValue(Set.copyOf(enrolled.roles()));
    }
    waits(development);
    Div fields = new Div(new Paragraph(getTranslation("people.enrol.lesson")));
    fields.add(passkey, roles, wait, time);
    fields.addClassName("stack");
    add(fields);
    Button ask = new Button(getTranslation("people.ask"), click -> take(taker));
    ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(getTranslation("people.cancel"), click -> close()), ask);
  }

  private void passkeys(Somebody somebody) {
    List<RegisteredPasskey> newestFirst = new ArrayList<>(somebody.passkeys());
    Collections.reverse(newestFirst);
    passkey.setLabel(getTranslation("people.which"));
    passkey.setItems(newestFirst);
    passkey.setItemLabelGenerator(
        each ->
            getTranslation(
                "people.which.of",
                Fingerprint.grouped(each.key().digest().substring(0, 16)),
                Times.words(each.registeredAt(), getLocale())));
    passkey.setValue(newestFirst.get(0));
  }

  private void waits(boolean development) {
    List<Duration> possible = new ArrayList<>();
    possible.add(Duration.ofDays(1));
    possible.add(Duration.ofDays(7));
    if (development) {
      possible.add(Duration.ZERO);
    }
    wait.setLabel(getTranslation("people.wait"));
    wait.setItems(possible);
    wait.setItemLabelGenerator(
        each ->
            each.isZero()
                ? getTranslation("people.wait.development")
                : getTranslation("people.wait.days", each.toDays()));
    wait.setValue(possible.get(0));
  }

  private void take(Consumer<Asked> taker) {
    if (roles.getValue().isEmpty()) {
      roles.setErrorMessage(getTranslation("people.roles.required"));
      roles.setInvalid(true);
      return;
    }
    close();
    taker.accept(
        new Asked(
            passkey.getValue(),
            roles.getValue(),
            wait.getValue(),
            Instant.now().plus(time.getValue()).truncatedTo(ChronoUnit.SECONDS)));
  }
}
