// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import net.concordat.ui.api.AuditFilter;
import org.jspecify.annotations.Nullable;

/** Which transactions somebody looks for, and as of when. */
final class AuditFilterBar extends Div {
  private static final long serialVersionUID = 1;

  private final TextField command = new TextField();
  private final TextField party = new TextField();
  private final TextField model = new TextField();
  private final DateTimePicker from = new DateTimePicker();
  private final DateTimePicker until = new DateTimePicker();

  /**
   * @param changed is told when the person has changed something
   */
  AuditFilterBar(Runnable changed) {
    addClassName("filters");
    getElement().setAttribute("role", "search");
    command.setLabel(getTranslation("audit.command"));
    command.setPlaceholder("GrantContract.Offer");
    party.setLabel(getTranslation("audit.party"));
    party.setPlaceholder("O=BankA, L=London, C=GB");
    model.setLabel(getTranslation("audit.model"));
    model.setAllowedCharPattern("[0-9a-fA-F]");
    model.setPattern("[0-9a-f]{64}");
    model.setErrorMessage(getTranslation("audit.model.form"));
    for (TextField field : new TextField[] {command, party, model}) {
      field.setClearButtonVisible(true);
      field.setValueChangeMode(ValueChangeMode.LAZY);
      field.addValueChangeListener(change -> told(change, changed));
    }
    from.setLabel(getTranslation("audit.from"));
    until.setLabel(getTranslation("audit.until"));
    until.setHelperText(getTranslation("audit.until.help"));
    for (DateTimePicker field : new DateTimePicker[] {from, until}) {
      field.addClassName("wide");
      field.addValueChangeListener(change -> told(change, changed));
    }
    add(command, party, model, from, until);
  }

  private void told(ComponentValueChangeEvent<?, ?> change, Runnable changed) {
    if (change.isFromClient() && !model.isInvalid()) {
      changed.run();
    }
  }

  /** Shows what an address says; what it does not say rightly is left out. */
  void show(QueryParameters parameters) {
    command.setValue(parameters.getSingleParameter("command").orElse(""));
    party.setValue(parameters.getSingleParameter("party").orElse(""));
    model.setValue(
        parameters
            .getSingleParameter("modelId")
            .filter(id -> id.matches("[0-9a-f]{64}"))
            .orElse(""));
    from.setValue(parameters.getSingleParameter("from").map(AuditFilterBar::time).orElse(null));
    until.setValue(parameters.getSingleParameter("until").map(AuditFilterBar::time).orElse(null));
  }

  private static @Nullable LocalDateTime time(String text) {
    try {
      return LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** What is looked for. */
  AuditFilter filter() {
    return new AuditFilter(given(command), given(party), given(model), at(from), at(until));
  }

  private static @Nullable String given(TextField field) {
    String value = field.getValue().strip();
    return value.isEmpty() ? null : value;
  }

  private static @Nullable Instant at(DateTimePicker field) {
    LocalDateTime value = field.getValue();
    return value == null ? null : value.toInstant(ZoneOffset.UTC);
  }
}
