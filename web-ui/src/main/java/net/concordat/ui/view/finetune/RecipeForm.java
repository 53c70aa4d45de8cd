// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Digest;

/**
 * What a worker is told of a fine-tuning, by the fields and ranges that it takes
 * (docs/finetuning.md).
 */
final class RecipeForm extends Div {
  private static final long serialVersionUID = 1;
  private static final int NAME = 200;
  private static final int TEXT = 2000;
  private static final int COLUMN = 100;
  private static final double VALIDATION_SHARE = 0.2;

  private final Fields fields = new Fields();
  private final ComboBox<ModelVersion> base = new ComboBox<>();
  private final TextField data = fields.text("data", NAME, Fields::isInside);
  private final TextField label = fields.text("label", COLUMN, any -> true);
  private final NumberField frozenLayers = fields.whole("frozenLayers", 0, 15, 0);
  private final NumberField epochs = fields.whole("epochs", 1, 100_000, 20);
  private final NumberField batchSize = fields.whole("batchSize", 1, 1_000_000, 32);
  private final NumberField learningRate = fields.number("learningRate", 1e-7, 1, 0.0003);
  private final NumberField l2 = fields.number("l2", 0, 100, 0.005);
  private final NumberField dropout = fields.number("dropout", 0, 0.95, 0.3);
  private final NumberField patience = fields.whole("patience", 1, 100_000, 5);
  private final NumberField seed = fields.whole("seed", 0, Integer.MAX_VALUE, 1);
  private final Checkbox isPrivate = new Checkbox();
  private final PrivacyFields privacy = new PrivacyFields();
  private final TextField name = fields.text("name", NAME, any -> true);
  private final TextField intendedUse = fields.text("intendedUse", TEXT, any -> true);
  private final TextField outOfScope = fields.text("outOfScope", TEXT, any -> true);
  private final TextField dataTerms = fields.text("dataTerms", TEXT, any -> true);

  /**
   * What is asked for.
   *
   * @param base the version to begin from
   * @param recipe what the worker is told
   */
  record Request(VersionKey base, ObjectNode recipe) {}

  RecipeForm(ModelsApi models) {
    addClassName("columns");
    base.setLabel(getTranslation("finetune.base"));
    base.setHelperText(getTranslation("finetune.base.help"));
    base.setRequiredIndicatorVisible(true);
    base.setItemLabelGenerator(RecipeForm::words);
    base.setItems(
        query ->
            new CursorPages<>(models.versions(named(query.getFilter().orElse(""))))
                .items(query.getOffset(), query.getLimit()));
    isPrivate.setLabel(getTranslation("finetune.private"));
    isPrivate.addValueChangeListener(change -> privacySwitched());
    add(
        card("finetune.what", base, data, label, name, intendedUse, outOfScope, dataTerms),
        card(
            "finetune.how",
            frozenLayers,
            epochs,
            batchSize,
            learningRate,
            l2,
            dropout,
            patience,
            seed),
        card("finetune.privacy", isPrivate, privacy));
    privacySwitched();
  }

  private Section card(String title, com.vaadin.flow.component.Component... parts) {
    Div grid = new Div(parts);
    grid.addClassName("form");
    Section section = new Section(new H2(getTranslation(title)), grid);
    section.addClassName("card");
    return section;
  }

  private static VersionFilter named(String words) {
    return new VersionFilter(words.isBlank() ? null : words, null, null, null, null, null);
  }

  private static String words(ModelVersion version) {
    String model = version.modelName();
    return (model == null ? Digest.shortened(version.version().modelId()) : model)
        + " · "
        + version.version().version();
  }

  /** Early stopping on private rows would be a spend that nothing counts: the worker refuses it. */
  private void privacySwitched() {
    privacy.setVisible(isPrivate.getValue());
    patience.setVisible(!isPrivate.getValue());
  }

  /** Begins from a version. */
  void beginFrom(ModelVersion version) {
    base.setValue(version);
  }

  /** What is asked for; nothing where a field says what is wrong with it. */
  Optional<Request> request() {
    ModelVersion version = base.getValue();
    base.setInvalid(version == null);
    base.setErrorMessage(getTranslation("finetune.required"));
    boolean good = fields.areGood() & (!isPrivate.getValue() || privacy.areGood());
    return version == null || !good
        ? Optional.empty()
        : Optional.of(new Request(version.version(), recipe()));
  }

  private ObjectNode recipe() {
    ObjectNode recipe = JsonNodeFactory.instance.objectNode();
    ObjectNode spec = recipe.putObject("fineTune");
    spec.put("format", "concordat-fine-tune/1")
        .put("data", data.getValue().strip())
        .put("label", label.getValue().strip())
        .put("frozenLayers", frozenLayers.getValue().intValue())
        .put("outputLayer", "CONTINUED")
        .put("seed", seed.getValue().longValue());
    ObjectNode training = spec.putObject("training");
    training
        .put("learningRate", learningRate.getValue())
        .put("epochs", epochs.getValue().intValue())
        .put("batchSize", batchSize.getValue().intValue())
        .put("l2", l2.getValue())
        .put("inputDropout", dropout.getValue())
        .put("dropout", dropout.getValue())
        .put("classWeighting", "NONE");
    if (isPrivate.getValue()) {
      training.set("privacy", privacy.settings());
    } else {
      training
          .putObject("earlyStopping")
          .put("validationShare", VALIDATION_SHARE)
          .put("patience", patience.getValue().intValue());
    }
    ObjectNode card = spec.putObject("card").put("name", name.getValue().strip());
    card.putObject("usage")
        .put("intendedUse", intendedUse.getValue().strip())
        .put("outOfScope", outOfScope.getValue().strip())
        .put("dataTerms", dataTerms.getValue().strip());
    return recipe;
  }
}
