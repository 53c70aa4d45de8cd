// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.util.List;

/** For how long two others can confirm what is asked. */
final class DecisionTime {
  private static final List<Duration> POSSIBLE =
      List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

  private DecisionTime() {}

  static RadioButtonGroup<Duration> field() {
    RadioButtonGroup<Duration> field = new RadioButtonGroup<>();
    field.setLabel(translate("people.decideWithin"));
    field.setItems(POSSIBLE);
    field.setItemLabelGenerator(each -> translate("people.days", each.toDays()));
    field.setValue(POSSIBLE.get(1));
    return field;
  }
}
