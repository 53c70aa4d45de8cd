// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.FederationsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.view.propose.CommandForm;

/** Says no to a federation, or leaves it, for good: says before what follows. */
final class LeaveForm extends CommandForm {
  private static final long serialVersionUID = 1;

  private final transient FederationsApi federations;
  private final String federationId;
  private final Checkbox sure = new Checkbox(getTranslation("federation.leave.sure"));

  /**
   * A form.
   *
   * @param name of its texts: decline before an answer, leave after it
   * @param about the version's name and number
   */
  LeaveForm(
      DecisionsApi decisions,
      FederationsApi federations,
      String federationId,
      String name,
      Object... about) {
    super(
        decisions,
        translate("federation." + name + ".title", about),
        translate("federation." + name));
    this.federations = federations;
    this.federationId = federationId;
    sure.setManualValidation(true);
    sure.setErrorMessage(getTranslation("federation.leave.sure.first"));
    fields(new Paragraph(getTranslation("federation." + name + ".follows")), sure);
    setWords(getTranslation("federation." + name + ".words", about));
    warn();
  }

  @Override
  protected boolean isGood() {
    sure.setInvalid(!sure.getValue());
    return sure.getValue();
  }

  @Override
  protected GivenCommand give(String key) {
    return federations.leave(key, federationId);
  }

  @Override
  protected void done(GivenCommand command) {
    // The page shows it.
  }
}
