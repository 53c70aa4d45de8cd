// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;

/** What a private run protects, and what it may spend. */
final class PrivacyFields extends Div {
  private static final long serialVersionUID = 1;
  private static final int COLUMN = 100;
  private static final int REASON = 500;
  private static final double UNITS_BY_DELTA = 10;
  private static final String CUSTOMER = "CUSTOMER";
  private static final String EPSILON = "EPSILON";

  private final Fields fields = new Fields();
  private final Select<String> unit = Fields.choice("unit", CUSTOMER, "ROW");
  private final TextField customerColumn = fields.text("customerColumn", COLUMN, any -> true);
  private final NumberField rowsPerCustomer = fields.whole("rowsPerCustomer", 1, 64, 4);
  private final TextField rowUnitReason = fields.optionalText("rowUnitReason", REASON, any -> true);
  private final NumberField units = fields.whole("units", 1, 1_000_000_000, 10_000);
  private final Select<String> noise = Fields.choice("noise", EPSILON, "MULTIPLIER");
  private final NumberField epsilon = fields.number("targetEpsilon", 0.01, 100, 3);
  private final NumberField multiplier = fields.number("noiseMultiplier", 0.3, 1e6, 1.1);
  private final NumberField delta = fields.number("delta", 1e-12, 0.1, 1e-6);
  private final NumberField clippingNorm = fields.number("clippingNorm", 1e-6, 1e6, 1);
  private final NumberField negative = fields.number("negative", 1e-6, 1e6, 1);
  private final NumberField positive = fields.number("positive", 1e-6, 1e6, 1);

  PrivacyFields() {
    addClassName("form");
    fields.check(this::isDeltaSmall);
    fields.check(this::saysWhoseRowsAre);
    unit.addValueChangeListener(change -> switched());
    noise.addValueChangeListener(change -> switched());
    add(
        unit,
        customerColumn,
        rowsPerCustomer,
        rowUnitReason,
        units,
        noise,
        epsilon,
        multiplier,
        delta,
        clippingNorm,
        negative,
        positive);
    switched();
  }

  private void switched() {
    boolean customer = unit.getValue().equals(CUSTOMER);
    rowsPerCustomer.setVisible(customer);
    rowUnitReason.setVisible(!customer);
    customerColumn.setRequiredIndicatorVisible(customer);
    boolean byEpsilon = noise.getValue().equals(EPSILON);
    epsilon.setVisible(byEpsilon);
    multiplier.setVisible(!byEpsilon);
  }

  private boolean isDeltaSmall() {
    if (delta.isInvalid() || units.isInvalid()) {
      return false;
    }
    double most = 1 / (UNITS_BY_DELTA * units.getValue());
    boolean small = delta.getValue() <= most;
    if (!small) {
      delta.setErrorMessage(
          getTranslation("finetune.delta", Double.toString(most), delta.getValue().toString()));
      delta.setInvalid(true);
    }
    return small;
  }

  /** By rows, a column shows that nobody has two, or a reason says why that is no matter. */
  private boolean saysWhoseRowsAre() {
    boolean said =
        unit.getValue().equals(CUSTOMER)
            || !customerColumn.getValue().isBlank()
            || !rowUnitReason.getValue().isBlank();
    if (!said) {
      rowUnitReason.setErrorMessage(getTranslation("finetune.rowUnit"));
      rowUnitReason.setInvalid(true);
    }
    return said;
  }

  boolean areGood() {
    return fields.areGood();
  }

  /** The block {@code privacy} of a request. */
  ObjectNode settings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode().put("unit", unit.getValue());
    if (!customerColumn.getValue().isBlank()) {
      settings.put("customerColumn", customerColumn.getValue().strip());
    }
    if (unit.getValue().equals(CUSTOMER)) {
      settings.put("rowsPerCustomer", rowsPerCustomer.getValue().intValue());
    } else if (!rowUnitReason.getValue().isBlank()) {
      settings.put("rowUnitReason", rowUnitReason.getValue().strip());
    }
    settings.put("units", units.getValue().intValue()).put("clippingNorm", clippingNorm.getValue());
    if (noise.getValue().equals(EPSILON)) {
      settings.put("targetEpsilon", epsilon.getValue());
    } else {
      settings.put("noiseMultiplier", multiplier.getValue());
    }
    settings.put("delta", delta.getValue());
    if (negative.getValue() != 1 || positive.getValue() != 1) {
      settings
          .putObject("classWeights")
          .put("negative", negative.getValue())
          .put("positive", positive.getValue());
    }
    return settings;
  }
}
