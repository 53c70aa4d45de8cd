// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionAction;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.view.version.VersionBox;

/** The version to begin from: one that can be tuned here; of any other it says why not. */
final class BaseChoice extends Div {
  private static final long serialVersionUID = 1;

  private final transient ChecklistApi checklists;
  private final transient PublishApi artifacts;
  private final TunableBox base;
  private final Div refusal = new Div();

  BaseChoice(ModelsApi models, SharingApi sharing, ChecklistApi checklists, PublishApi artifacts) {
    this.checklists = checklists;
    this.artifacts = artifacts;
    addClassName("form");
    base = new TunableBox(models, sharing);
    base.setLabel(getTranslation("finetune.base"));
    base.setHelperText(getTranslation("finetune.base.help"));
    base.setRequiredIndicatorVisible(true);
    base.setManualValidation(true);
    base.addValueChangeListener(change -> chosen());
    refusal.getElement().setAttribute("role", "status");
    VersionBox other = new VersionBox(models);
    other.setLabel(getTranslation("finetune.other"));
    Div why = new Div();
    why.getElement().setAttribute("role", "status");
    other.addValueChangeListener(
        change -> {
          why.removeAll();
          Optional.ofNullable(change.getValue())
              .map(
                  version -> refusal(version).orElseGet(() -> getTranslation("finetune.other.may")))
              .ifPresent(sentence -> why.add(new Paragraph(sentence)));
        });
    add(base, refusal, new Details(getTranslation("finetune.others"), other, why));
  }

  /** Asks for what is needed before a version is chosen. */
  void load() {
    base.load();
  }

  private void chosen() {
    refusal.removeAll();
    refusal.setClassName("");
    ModelVersion version = base.getValue();
    if (version != null) {
      refusal(version)
          .ifPresent(
              sentence -> {
                refusal.setText(sentence);
                refusal.setClassName("refusal");
              });
    }
  }

  /** Why a version cannot be tuned here; nothing if it can. */
  private Optional<String> refusal(ModelVersion version) {
    Optional<String> forbidden =
        checklists.actions(version.version()).stream()
            .filter(action -> action.action().equals("FINE_TUNE") && !action.allowed())
            .map(VersionAction::detail)
            .map(String::valueOf)
            .findFirst();
    return forbidden.isPresent() || artifacts.isStored(version.artifact().digest())
        ? forbidden
        : Optional.of(getTranslation("finetune.notStored"));
  }

  /** Begins from a version. */
  void beginFrom(ModelVersion version) {
    base.setValue(version);
  }

  /** Whether a version is chosen that can be tuned here. */
  boolean isGood() {
    boolean chosen = base.getValue() != null;
    base.setErrorMessage(getTranslation("finetune.required"));
    base.setInvalid(!chosen);
    return chosen && refusal.getText().isEmpty();
  }

  /** The version that is chosen. */
  VersionKey version() {
    return base.getValue().version();
  }
}
