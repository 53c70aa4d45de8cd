// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;

/** What the job may use, and how soon it goes. */
final class LimitFields extends Div {
  private static final long serialVersionUID = 1;

  private final Fields fields = new Fields();
  private final NumberField threads = fields.optionalWhole("threads", 1, 1_024);
  private final NumberField memory = fields.optionalWhole("memory", 256, 1_048_576);
  private final NumberField minutes = fields.optionalWhole("minutes", 1, 43_200);
  private final NumberField priority = fields.whole("priority", 0, 9, 0);
  private final NumberField attempts = fields.whole("attempts", 1, 10, 3);

  LimitFields() {
    addClassName("form");
    fields.check(this::areWhole);
    add(threads, memory, minutes, priority, attempts);
  }

  /** The worker takes all three limits or none. */
  private boolean areWhole() {
    boolean some = !threads.isEmpty() || !memory.isEmpty() || !minutes.isEmpty();
    boolean good = true;
    for (NumberField field : new NumberField[] {threads, memory, minutes}) {
      if (some && field.isEmpty()) {
        field.setErrorMessage(getTranslation("finetune.limits"));
        field.setInvalid(true);
        good = false;
      }
    }
    return good;
  }

  boolean areGood() {
    return fields.areGood();
  }

  /** Puts the block {@code limits}, if it says anything. */
  void put(ObjectNode recipe) {
    if (!threads.isEmpty()) {
      ObjectNode limits = recipe.putObject("limits");
      Fields.putWhole(limits, "threads", threads);
      Fields.putWhole(limits, "memoryMegabytes", memory);
      Fields.putWhole(limits, "minutes", minutes);
    }
  }

  int priority() {
    return priority.getValue().intValue();
  }

  int attempts() {
    return attempts.getValue().intValue();
  }
}
