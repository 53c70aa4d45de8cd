// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.api.ScoringApi;
import net.concordat.ui.part.FormDialog;

/** Records that a person decides otherwise than the model. */
final class OverrideForm extends FormDialog {
  private static final long serialVersionUID = 1;

  /** So long a reason may be. */
  private static final int LONGEST = 200;

  private final transient ScoringApi scoring;
  private final transient ScoredDecision.Decided decided;
  private final Select<String> decision = new Select<>();
  private final TextField reason = new TextField(getTranslation("scoring.override.reason"));

  OverrideForm(ScoringApi scoring, ScoredDecision read) {
    super(translate("scoring.override"), translate("scoring.override.send"));
    this.scoring = scoring;
    decided = read.decision();
    decision.setLabel(getTranslation("scoring.override.decision"));
    decision.setItems("FLAGGED", "PASSED");
    decision.setItemLabelGenerator(each -> getTranslation("scoring." + each));
    String last =
        read.overrides().isEmpty()
            ? decided.decision()
            : read.overrides().get(read.overrides().size() - 1).decision();
    decision.setValue(last.equals("FLAGGED") ? "PASSED" : "FLAGGED");
    reason.setHelperText(getTranslation("scoring.override.reason.lesson"));
    reason.setMaxLength(LONGEST);
    reason.setManualValidation(true);
    reason.setErrorMessage(getTranslation("part.required"));
    reason.setRequiredIndicatorVisible(true);
    fields(new Paragraph(getTranslation("scoring.override.follows")), decision, reason);
  }

  @Override
  protected boolean send() {
    boolean good = !reason.getValue().isBlank();
    reason.setInvalid(!good);
    if (good) {
      scoring.override(decided.id(), decision.getValue(), reason.getValue().strip());
    }
    return good;
  }

  @Override
  protected void refused(RegistryException refusal) {
    if (refusal.isAway()) {
      outcome().say("bad", getTranslation("scoring.override.away"));
    }
  }
}
