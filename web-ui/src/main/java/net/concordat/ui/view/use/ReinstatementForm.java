// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.GivenCommand;

/** Asks the bank's people to use again what was suspended. */
final class ReinstatementForm extends AskForm {
  private static final long serialVersionUID = 1;

  private final transient UseSources from;
  private final transient Adoption adoption;
  private final String name;

  ReinstatementForm(UseSources from, Adoption adoption, String name) {
    super(from.decisions(), translate("use.REINSTATE"), translate("use.ask"));
    this.from = from;
    this.adoption = adoption;
    this.name = name;
    fields(decideUntil());
    speak();
  }

  @Override
  String question() {
    return getTranslation(
        "use.words.REINSTATE", name, adoption.version().version(), adoption.purpose());
  }

  @Override
  protected GivenCommand give(String key) {
    return from.adoptions().reinstate(key, adoption, decideUntil().end());
  }
}
