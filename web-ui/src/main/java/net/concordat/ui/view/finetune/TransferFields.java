// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;

/** What else can be told of how the version is held on to, and how the loss is made smaller. */
final class TransferFields extends Div {
  private static final long serialVersionUID = 1;
  private static final String USUAL = "ADAM";
  private static final String CONSTANT = "NONE";

  private final Fields fields = new Fields();
  private final NumberField l2Sp = fields.optional("l2Sp", 0, 100);
  private final NumberField layerRateFactor = fields.optional("layerRateFactor", 0.001, 1);
  private final NumberField unfreezeEvery = fields.optionalWhole("unfreezeEvery", 1, 100_000);
  private final NumberField adapterUnits = fields.optionalWhole("adapterUnits", 1, 16_384);
  private final Select<String> optimizer = Fields.choice("optimizer", USUAL, "SGD");
  private final NumberField focus = fields.optional("focus", 0, 10);
  private final Select<String> decay = Fields.choice("decay", CONSTANT, "COSINE", "ON_PLATEAU");
  private final NumberField warmUp = fields.optional("warmUp", 0, 100_000);

  TransferFields() {
    addClassName("form");
    add(l2Sp, layerRateFactor, unfreezeEvery, adapterUnits, optimizer, focus, decay, warmUp);
  }

  /** A private run has no validation loss, which a plateau is one of. */
  void setPrivate(boolean isPrivate) {
    if (isPrivate && decay.getValue().equals("ON_PLATEAU")) {
      decay.setValue(CONSTANT);
    }
    decay.setItemEnabledProvider(item -> !isPrivate || !item.equals("ON_PLATEAU"));
  }

  boolean areGood() {
    return fields.areGood();
  }

  /** Puts the blocks {@code transfer} and {@code training.descent}, unless all is as usual. */
  void put(ObjectNode spec, ObjectNode training) {
    ObjectNode transfer = JsonNodeFactory.instance.objectNode();
    Fields.put(transfer, "l2Sp", l2Sp);
    Fields.put(transfer, "layerRateFactor", layerRateFactor);
    Fields.putWhole(transfer, "unfreezeEvery", unfreezeEvery);
    Fields.putWhole(transfer, "adapterUnits", adapterUnits);
    if (!transfer.isEmpty()) {
      spec.set("transfer", transfer);
    }
    ObjectNode schedule = JsonNodeFactory.instance.objectNode();
    if (!decay.getValue().equals(CONSTANT)) {
      schedule.put("decay", decay.getValue());
    }
    Fields.put(schedule, "warmUp", warmUp);
    ObjectNode descent = JsonNodeFactory.instance.objectNode();
    if (!optimizer.getValue().equals(USUAL)) {
      descent.put("optimizer", optimizer.getValue());
    }
    Fields.put(descent, "focus", focus);
    if (!schedule.isEmpty()) {
      descent.set("schedule", schedule);
    }
    if (!descent.isEmpty()) {
      training.set("descent", descent);
    }
  }
}
