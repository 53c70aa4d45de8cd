// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;

/**
 * What a worker is told of a fine-tuning, by the fields and ranges that it takes
 * (docs/finetuning.md).
 */
final class RecipeForm extends Div {
  private static final long serialVersionUID = 1;
  private static final int NAME = 200;
  private static final int TEXT = 2000;
  private static final int COLUMN = 100;
  private static final String BY_SCHEMA = "SCHEMA";

  private final Fields fields = new Fields();
  private final BaseChoice base;
  private final TextField data = fields.text("data", NAME, Fields::isInside);
  private final TextField mapping = fields.optionalText("mapping", NAME, Fields::isInside);
  private final TextField label = fields.text("label", COLUMN, any -> true);
  private final TextField parentReport =
      fields.optionalText("parentReport", NAME, Fields::isInside);
  private final NumberField frozenLayers = fields.whole("frozenLayers", 0, 15, 0);
  private final Select<String> outputLayer = Fields.choice("outputLayer", "CONTINUED", "REPLACED");
  private final NumberField epochs = fields.whole("epochs", 1, 100_000, 20);
  private final NumberField batchSize = fields.whole("batchSize", 1, 1_000_000, 32);
  private final NumberField learningRate = fields.number("learningRate", 1e-7, 1, 0.0003);
  private final NumberField l2 = fields.number("l2", 0, 100, 0.005);
  private final NumberField inputDropout = fields.number("inputDropout", 0, 0.95, 0.3);
  private final NumberField dropout = fields.number("dropout", 0, 0.95, 0.3);
  private final Select<String> weighting =
      Fields.choice("weighting", "NONE", "BALANCED", "SQUARE_ROOT");
  private final NumberField patience = fields.whole("patience", 1, 100_000, 5);
  private final NumberField validationShare = fields.number("validationShare", 0.01, 0.5, 0.2);
  private final Select<String> split =
      Fields.choice("split", BY_SCHEMA, "RANDOM", "TIME", "CUSTOMER", "TIME_AND_CUSTOMER");
  private final NumberField seed = fields.whole("seed", 0, Integer.MAX_VALUE, 1);
  private final TransferFields transfer = new TransferFields();
  private final Checkbox isPrivate = new Checkbox();
  private final PrivacyFields privacy = new PrivacyFields();
  private final Checkbox searches = new Checkbox();
  private final SearchFields search = new SearchFields();
  private final MeasureFields measure = new MeasureFields();
  private final LimitFields limits = new LimitFields();
  private final TextField name = fields.text("name", NAME, any -> true);
  private final TextField intendedUse = fields.text("intendedUse", TEXT, any -> true);
  private final TextField outOfScope = fields.text("outOfScope", TEXT, any -> true);
  private final TextField dataTerms = fields.text("dataTerms", TEXT, any -> true);

  RecipeForm(BaseChoice base) {
    this.base = base;
    addClassName("columns");
    searches.setLabel(getTranslation("finetune.search"));
    searches.addValueChangeListener(change -> search.setVisible(isSearch()));
    isPrivate.setLabel(getTranslation("finetune.private"));
    isPrivate.addValueChangeListener(change -> privacySwitched());
    add(
        stack(
            card("finetune.what", base, data, mapping, label, parentReport),
            card("finetune.card", name, intendedUse, outOfScope, dataTerms)),
        card(
            "finetune.how",
            frozenLayers,
            outputLayer,
            epochs,
            batchSize,
            learningRate,
            l2,
            inputDropout,
            dropout,
            weighting,
            patience,
            validationShare,
            split,
            seed,
            new Details(getTranslation("finetune.more"), transfer),
            searches,
            search),
        stack(
            card("finetune.privacy", isPrivate, privacy),
            card("finetune.measure", measure),
            card("finetune.machine", limits)));
    privacySwitched();
  }

  private static Div stack(Component... cards) {
    Div stack = new Div(cards);
    stack.addClassName("stack");
    return stack;
  }

  private Section card(String title, Component... parts) {
    Div grid = new Div(parts);
    grid.addClassName("form");
    Section section = new Section(new H2(getTranslation(title)), grid);
    section.addClassName("card");
    return section;
  }

  /**
   * Early stopping on private rows would be a spend that nothing counts, and weights by counted
   * labels another, and a search as well: the worker refuses them.
   */
  private void privacySwitched() {
    boolean open = !isPrivate.getValue();
    privacy.setVisible(!open);
    patience.setVisible(open);
    validationShare.setVisible(open);
    split.setVisible(open);
    weighting.setVisible(open);
    transfer.setPrivate(!open);
    searches.setVisible(open);
    search.setVisible(isSearch());
  }

  private boolean isSearch() {
    return searches.getValue() && !isPrivate.getValue();
  }

  /** Whether every field is good; each says what is wrong with it. */
  boolean isGood() {
    return base.isGood()
        & fields.areGood()
        & transfer.areGood()
        & limits.areGood()
        & measure.areGood()
        & (!isSearch() || search.areGood())
        & (!isPrivate.getValue() || privacy.areGood());
  }

  /** How soon it goes, and how many workers may try. */
  LimitFields limits() {
    return limits;
  }

  /** What the worker is told. */
  ObjectNode recipe() {
    ObjectNode recipe = JsonNodeFactory.instance.objectNode();
    ObjectNode spec = recipe.putObject("fineTune");
    spec.put("format", "concordat-fine-tune/1")
        .put("label", label.getValue().strip())
        .put("frozenLayers", frozenLayers.getValue().intValue())
        .put("outputLayer", outputLayer.getValue())
        .put("seed", seed.getValue().longValue());
    rows(spec);
    if (!parentReport.getValue().isBlank()) {
      spec.put("parentReport", parentReport.getValue().strip());
    }
    ObjectNode training = spec.putObject("training");
    training
        .put("learningRate", learningRate.getValue())
        .put("epochs", epochs.getValue().intValue())
        .put("batchSize", batchSize.getValue().intValue())
        .put("l2", l2.getValue())
        .put("inputDropout", inputDropout.getValue())
        .put("dropout", dropout.getValue())
        .put("classWeighting", isPrivate.getValue() ? "NONE" : weighting.getValue());
    if (isPrivate.getValue()) {
      training.set("privacy", privacy.settings());
    } else {
      stopping(training.putObject("earlyStopping"));
    }
    transfer.put(spec, training);
    ObjectNode card = spec.putObject("card").put("name", name.getValue().strip());
    card.putObject("usage")
        .put("intendedUse", intendedUse.getValue().strip())
        .put("outOfScope", outOfScope.getValue().strip())
        .put("dataTerms", dataTerms.getValue().strip());
    if (isSearch()) {
      search.put(recipe);
    }
    measure.put(recipe);
    limits.put(recipe);
    return recipe;
  }

  /** The file, with the one that brings its columns under the schema's names. */
  private void rows(ObjectNode spec) {
    String file = data.getValue().strip();
    if (mapping.getValue().isBlank()) {
      spec.put("data", file);
    } else {
      spec.putObject("data").put("file", file).put("mapping", mapping.getValue().strip());
    }
  }

  private void stopping(ObjectNode stopping) {
    stopping
        .put("validationShare", validationShare.getValue())
        .put("patience", patience.getValue().intValue());
    if (!split.getValue().equals(BY_SCHEMA)) {
      stopping.put("split", split.getValue());
    }
  }
}
