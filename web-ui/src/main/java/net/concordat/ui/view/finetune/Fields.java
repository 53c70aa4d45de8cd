// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Fields of a form, each of which says what is wrong with it. */
final class Fields implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient List<BooleanSupplier> checks = new ArrayList<>();

  /** A text that must be there; its label and its help are the texts of its name. */
  TextField text(String name, int most, Predicate<String> allowed) {
    TextField field = new TextField(translate("finetune.field." + name));
    field.setHelperText(translate("finetune.field." + name + ".help"));
    field.setRequiredIndicatorVisible(true);
    field.setMaxLength(most);
    field.setManualValidation(true);
    checks.add(() -> isGood(field, most, allowed));
    return field;
  }

  /** A text that can be left out. */
  TextField optionalText(String name, int most, Predicate<String> allowed) {
    TextField field = text(name, most, allowed);
    field.setRequiredIndicatorVisible(false);
    return field;
  }

  private static boolean isGood(TextField field, int most, Predicate<String> allowed) {
    String given = field.getValue().strip();
    boolean needed = field.isRequiredIndicatorVisible() && field.isVisible();
    boolean good = given.isEmpty() ? !needed : given.length() <= most && allowed.test(given);
    field.setErrorMessage(
        given.isEmpty() ? translate("finetune.required") : translate("finetune.notAllowed"));
    field.setInvalid(!good);
    return good;
  }

  /** A whole number within a range. */
  NumberField whole(String name, long least, long most, long usual) {
    NumberField field = number(name, least, most, usual);
    field.setStep(1);
    checks.add(() -> field.isInvalid() || !field.isVisible() || isWhole(field));
    return field;
  }

  private static boolean isWhole(NumberField field) {
    boolean whole = field.getValue() == Math.rint(field.getValue());
    if (!whole) {
      field.setErrorMessage(translate("finetune.whole", field.getValue()));
      field.setInvalid(true);
    }
    return whole;
  }

  /** A number within a range; counts only while it is shown. */
  NumberField number(String name, double least, double most, double usual) {
    NumberField field = new NumberField(translate("finetune.field." + name));
    field.setHelperText(translate("finetune.field." + name + ".help"));
    field.setRequiredIndicatorVisible(true);
    field.setManualValidation(true);
    if (!Double.isNaN(usual)) {
      field.setValue(usual);
    }
    checks.add(() -> isWithin(field, least, most));
    return field;
  }

  /** A number within a range that can be left out. */
  NumberField optional(String name, double least, double most) {
    NumberField field = number(name, least, most, Double.NaN);
    field.setRequiredIndicatorVisible(false);
    return field;
  }

  /** A whole number within a range that can be left out. */
  NumberField optionalWhole(String name, long least, long most) {
    NumberField field = optional(name, least, most);
    field.setStep(1);
    checks.add(() -> field.isInvalid() || field.isEmpty() || isWhole(field));
    return field;
  }

  /** One of some; the first unless another is chosen. */
  static Select<String> choice(String name, String... items) {
    Select<String> field = new Select<>();
    field.setLabel(translate("finetune.field." + name));
    field.setHelperText(translate("finetune.field." + name + ".help"));
    field.setItems(items);
    field.setItemLabelGenerator(item -> translate("finetune.field." + name + "." + item));
    field.setValue(items[0]);
    return field;
  }

  /** Puts a number where one is given. */
  static void put(ObjectNode node, String name, NumberField field) {
    Double given = field.getValue();
    if (given != null) {
      node.put(name, given);
    }
  }

  /** The same of a whole number. */
  static void putWhole(ObjectNode node, String name, NumberField field) {
    Double given = field.getValue();
    if (given != null) {
      node.put(name, given.longValue());
    }
  }

  private static boolean isWithin(NumberField field, double least, double most) {
    if (!field.isVisible()) {
      return true;
    }
    Double given = field.getValue();
    boolean good =
        given == null ? !field.isRequiredIndicatorVisible() : given >= least && given <= most;
    field.setErrorMessage(
        given == null
            ? translate("finetune.required")
            : translate("finetune.range", plain(least), plain(most), plain(given)));
    field.setInvalid(!good);
    return good;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A check of fields together, which says at one of them what is wrong. */
  void check(BooleanSupplier check) {
    checks.add(check);
  }

  /** Looks at all of them, so that each says what is wrong with it. */
  boolean areGood() {
    boolean good = true;
    for (BooleanSupplier check : checks) {
      good &= check.getAsBoolean();
    }
    return good;
  }

  /** Whether a name is of a file in the worker's data folder, as the worker asks of it. */
  static boolean isInside(String file) {
    try {
      Path path = Path.of(file);
      return !path.isAbsolute() && !path.normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
