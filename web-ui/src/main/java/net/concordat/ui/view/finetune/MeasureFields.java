// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;

/** On which rows what is made is measured in the end, beside the version that it began from. */
final class MeasureFields extends Div {
  private static final long serialVersionUID = 1;
  private static final int NAME = 200;

  private final Fields fields = new Fields();
  private final TextField data = fields.optionalText("measureData", NAME, Fields::isInside);
  private final TextField holdout = fields.optionalText("holdout", NAME, Fields::isInside);
  private final NumberField missedCost = fields.optional("missedCost", 1e-9, 1e12);
  private final NumberField alertCost = fields.optional("alertCost", 1e-9, 1e12);
  private final NumberField alertsPerDay = fields.optionalWhole("alertsPerDay", 1, 10_000_000);

  MeasureFields() {
    addClassName("form");
    fields.check(this::areTogether);
    add(data, holdout, missedCost, alertCost, alertsPerDay);
  }

  private boolean areTogether() {
    boolean together = data.getValue().isBlank() == holdout.getValue().isBlank();
    if (!together) {
      TextField missing = data.getValue().isBlank() ? data : holdout;
      missing.setErrorMessage(getTranslation("finetune.measure.both"));
      missing.setInvalid(true);
    }
    return together;
  }

  boolean areGood() {
    return fields.areGood();
  }

  /** Puts the block {@code measure}, if rows are named. */
  void put(ObjectNode recipe) {
    if (data.getValue().isBlank()) {
      return;
    }
    ObjectNode measure = recipe.putObject("measure");
    measure.put("data", data.getValue().strip()).put("holdout", holdout.getValue().strip());
    Fields.put(measure, "missedCost", missedCost);
    Fields.put(measure, "alertCost", alertCost);
    Fields.putWhole(measure, "alertsPerDay", alertsPerDay);
  }
}
