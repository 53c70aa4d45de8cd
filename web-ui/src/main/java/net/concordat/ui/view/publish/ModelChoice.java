// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.PublishApi.NewModel;
import net.concordat.ui.api.RegisteredModel;

/** Of which model something is the next version, and from which kind of data it was made. */
final class ModelChoice extends Section {
  private static final long serialVersionUID = 1;
  private static final int NAME = 100;

  private final RadioButtonGroup<Boolean> isNew = new RadioButtonGroup<>();
  private final ComboBox<RegisteredModel> model = new ComboBox<>();
  private final TextField name = new TextField();
  private final Select<String> purpose = new Select<>();
  private final Select<String> dataDomain = new Select<>();

  ModelChoice(List<RegisteredModel> own, Consortium.Charter charter) {
    addClassName("card");
    isNew.setLabel(getTranslation("publish.model.which"));
    isNew.setItems(false, true);
    isNew.setItemLabelGenerator(
        fresh -> getTranslation(fresh ? "publish.model.new" : "publish.model.next"));
    model.setLabel(getTranslation("publish.model"));
    model.setItems(own);
    model.setItemLabelGenerator(
        each -> getTranslation("publish.model.item", each.name(), each.lastVersion() + 1));
    model.setRequiredIndicatorVisible(true);
    name.setLabel(getTranslation("publish.model.name"));
    name.setMaxLength(NAME);
    name.setRequiredIndicatorVisible(true);
    name.setManualValidation(true);
    purpose.setLabel(getTranslation("publish.purpose"));
    purpose.setItems(charter.purposes());
    dataDomain.setLabel(getTranslation("publish.domain"));
    dataDomain.setHelperText(getTranslation("publish.domain.help"));
    List<String> domains = charter.dataDomains().stream().map(Consortium.DataDomain::name).toList();
    dataDomain.setItems(domains);
    if (domains.size() == 1) {
      dataDomain.setValue(domains.get(0));
    }
    isNew.addValueChangeListener(change -> switched());
    isNew.setValue(own.isEmpty());
    isNew.setVisible(!own.isEmpty());
    Div form = new Div(isNew, model, name, purpose, dataDomain);
    form.addClassName("form");
    add(new H2(getTranslation("publish.model")), form);
  }

  private void switched() {
    boolean fresh = isNew.getValue();
    model.setVisible(!fresh);
    name.setVisible(fresh);
    purpose.setVisible(fresh);
  }

  /** Tells of another data domain. */
  void onDomain(Runnable changed) {
    dataDomain.addValueChangeListener(change -> changed.run());
  }

  /** Suggests a name. */
  void suggest(String suggested) {
    if (name.isEmpty()) {
      name.setValue(suggested.length() > NAME ? suggested.substring(0, NAME) : suggested);
    }
  }

  /** From which of the consortium's domains the training rows were, if that is said. */
  Optional<String> dataDomain() {
    return Optional.ofNullable(dataDomain.getValue());
  }

  /** The model that there is, unless it is to be a new one. */
  Optional<RegisteredModel> model() {
    return isNew.getValue() ? Optional.empty() : Optional.ofNullable(model.getValue());
  }

  /** The model that is to be registered, if one is. */
  Optional<NewModel> newModel() {
    return isNew.getValue()
        ? Optional.of(new NewModel(name.getValue().strip(), purpose.getValue()))
        : Optional.empty();
  }

  /** Looks at all fields, so that each says what is wrong with it. */
  boolean areGood() {
    boolean fresh = isNew.getValue();
    model.setErrorMessage(getTranslation("publish.required"));
    model.setInvalid(!fresh && model.getValue() == null);
    name.setErrorMessage(getTranslation("publish.required"));
    name.setInvalid(fresh && name.getValue().isBlank());
    purpose.setErrorMessage(getTranslation("publish.required"));
    purpose.setInvalid(fresh && purpose.getValue() == null);
    dataDomain.setErrorMessage(getTranslation("publish.required"));
    dataDomain.setInvalid(dataDomain.getValue() == null);
    return !model.isInvalid()
        && !name.isInvalid()
        && !purpose.isInvalid()
        && !dataDomain.isInvalid();
  }
}
