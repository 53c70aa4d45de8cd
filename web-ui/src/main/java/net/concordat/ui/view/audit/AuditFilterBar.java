// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.ui.api.AuditFilter;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegisteredModel;
import net.concordat.ui.part.Members;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** Which transactions somebody looks for, and as of when. */
final class AuditFilterBar extends Div {
  private static final long serialVersionUID = 1;

  private final ComboBox<String> command = new ComboBox<>();
  private final ComboBox<String> party = new ComboBox<>();
  private final ComboBox<String> model = new ComboBox<>();
  private final DateTimePicker from = new DateTimePicker();
  private final DateTimePicker until = new DateTimePicker();

  /**
   * A bar.
   *
   * @param models among which one can be chosen
   * @param changed is told when the person has changed something
   */
  AuditFilterBar(ModelsApi models, Runnable changed) {
    addClassName("filters");
    getElement().setAttribute("role", "search");
    command.setLabel(getTranslation("audit.command"));
    command.setItems(LedgerCommands.ALL);
    command.setItemLabelGenerator(LedgerCommands::words);
    party.setLabel(getTranslation("audit.party"));
    party.setItemLabelGenerator(Members::organisation);
    model.setLabel(getTranslation("audit.model"));
    model.setItemLabelGenerator(new ModelNames(models)::nameAndOwner);
    model.setItems(
        query ->
            new CursorPages<>(models.models(query.getFilter().orElse("")))
                .items(query.getOffset(), query.getLimit())
                .map(RegisteredModel::modelId));
    for (ComboBox<String> field : List.of(command, party, model)) {
      field.setClearButtonVisible(true);
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
    if (change.isFromClient()) {
      changed.run();
    }
  }

  /** Lets people choose among who belongs to a consortium. */
  void offer(Consortium.Charter charter) {
    Stream<String> members = charter.members().stream().map(Consortium.Member::name);
    party.setItems(Stream.concat(members, charter.observers().stream()).toList());
  }

  /** Shows what an address says; what it does not say rightly is left out. */
  void show(QueryParameters parameters) {
    command.setValue(parameters.getSingleParameter("command").orElse(null));
    party.setValue(parameters.getSingleParameter("party").orElse(null));
    model.setValue(
        parameters
            .getSingleParameter("modelId")
            .filter(id -> id.matches("[0-9a-f]{64}"))
            .orElse(null));
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
    return new AuditFilter(
        command.getValue(), party.getValue(), model.getValue(), at(from), at(until));
  }

  private static @Nullable Instant at(DateTimePicker field) {
    LocalDateTime value = field.getValue();
    return value == null ? null : value.toInstant(ZoneOffset.UTC);
  }
}
