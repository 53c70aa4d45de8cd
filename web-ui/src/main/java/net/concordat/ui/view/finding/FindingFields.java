// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;

/** Fields that findings are written with. */
final class FindingFields {
  private FindingFields() {}

  static Select<String> choice(String name, List<String> values, String chosen) {
    Select<String> field = new Select<>();
    field.setLabel(translate(name));
    field.setItems(values);
    field.setItemLabelGenerator(value -> translate(name + "." + value));
    field.setValue(chosen);
    return field;
  }

  static TextArea text(String name) {
    TextArea field = new TextArea(translate(name));
    field.setHelperText(translate(name + ".help"));
    field.setMinHeight("7rem");
    field.setMaxHeight("20rem");
    field.setManualValidation(true);
    return field;
  }

  /** Names of people, of which others may be typed. */
  static ComboBox<String> person(List<String> known) {
    ComboBox<String> field = new ComboBox<>(translate("finding.owner"));
    field.setHelperText(translate("finding.owner.help"));
    field.setItems(known);
    field.setAllowCustomValue(true);
    field.addCustomValueSetListener(set -> field.setValue(set.getDetail().strip()));
    field.setRequiredIndicatorVisible(true);
    field.setManualValidation(true);
    return field;
  }

  static DatePicker day() {
    DatePicker field = new DatePicker(translate("finding.due"));
    field.setHelperText(translate("finding.due.help"));
    field.setRequiredIndicatorVisible(true);
    field.setManualValidation(true);
    return field;
  }

  /** Has a field say that it is needed, unless it is there. */
  static boolean isThere(HasValidation field, boolean there) {
    field.setErrorMessage(translate("part.required"));
    field.setInvalid(!there);
    return there;
  }
}
