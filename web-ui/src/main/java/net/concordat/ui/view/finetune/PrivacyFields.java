// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;

/** What a private run protects, and what it may spend. Customers are what is protected. */
final class PrivacyFields extends Div {
  private static final long serialVersionUID = 1;
  private static final int COLUMN = 100;
  private static final double UNITS_BY_DELTA = 10;

  private final Fields fields = new Fields();
  private final TextField customerColumn = fields.text("customerColumn", COLUMN, any -> true);
  private final NumberField rowsPerCustomer = fields.whole("rowsPerCustomer", 1, 64, 4);
  private final NumberField units = fields.whole("units", 1, 1_000_000_000, 10_000);
  private final NumberField epsilon = fields.number("targetEpsilon", 0.01, 100, 3);
  private final NumberField delta = fields.number("delta", 1e-12, 0.1, 1e-6);
  private final NumberField clippingNorm = fields.number("clippingNorm", 1e-6, 1e6, 1);

  PrivacyFields() {
    addClassName("form");
    fields.check(this::isDeltaSmall);
    add(customerColumn, rowsPerCustomer, units, epsilon, delta, clippingNorm);
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

  boolean areGood() {
    return fields.areGood();
  }

  /** The block {@code privacy} of a request. */
  ObjectNode settings() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("unit", "CUSTOMER")
        .put("customerColumn", customerColumn.getValue().strip())
        .put("rowsPerCustomer", rowsPerCustomer.getValue().intValue())
        .put("units", units.getValue().intValue())
        .put("clippingNorm", clippingNorm.getValue())
        .put("targetEpsilon", epsilon.getValue())
        .put("delta", delta.getValue());
  }
}
