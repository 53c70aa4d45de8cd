// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.publish;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import net.concordat.ui.api.Descriptor;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.PublishApi;
import net.concordat.ui.api.PublishApi.Development;
import net.concordat.ui.api.PublishApi.NewModel;
import net.concordat.ui.api.PublishApi.Publication;
import net.concordat.ui.api.PublishApi.Spending;
import net.concordat.ui.api.SharingPolicy;
import net.concordat.ui.api.Spent;
import net.concordat.ui.api.StateId;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.version.VersionView;
import org.jspecify.annotations.Nullable;

/** The commands that publish a version, in their order; the last is the publication. */
final class PublishSteps {
  private final PublishApi api;
  private final Publishing steps;
  private @Nullable String registered;
  private @Nullable NewModel registeredAs;
  private @Nullable Spent spent;
  private @Nullable StateId developed;

  PublishSteps(PublishApi api, Publishing steps) {
    this.api = api;
    this.steps = steps;
  }

  /**
   * What is to be done.
   *
   * @param modelId of which model; null for a new one
   * @param newModel the model to register; null for one that there is
   * @param signed who signed to have developed it; null if nobody did
   */
  record Asked(
      Descriptor artifact,
      String dataDomain,
      SharingPolicy policy,
      @Nullable VersionKey parent,
      @Nullable String modelId,
      @Nullable NewModel newModel,
      @Nullable Development signed) {}

  /** Begins with another artifact, of which this is known. */
  void begin(@Nullable Spent spentBefore, @Nullable StateId developedBefore) {
    spent = spentBefore;
    developed = developedBefore;
  }

  /** Does what is left to do. */
  void go(Asked asked) {
    Optional<String> model = model(asked);
    if (model.isEmpty() && asked.newModel() != null) {
      register(asked, asked.newModel());
    } else if (developed == null && asked.signed() != null) {
      develop(asked, asked.signed());
    } else if (spent == null && asked.artifact().spend().isPresent()) {
      spend(asked);
    } else {
      publish(asked, model.orElseThrow());
    }
  }

  private Optional<String> model(Asked asked) {
    if (asked.newModel() == null) {
      return Optional.ofNullable(asked.modelId());
    }
    return asked.newModel().equals(registeredAs)
        ? Optional.ofNullable(registered)
        : Optional.empty();
  }

  private void register(Asked asked, NewModel model) {
    steps.give(
        steps.getTranslation("publish.step.register", model.name()),
        model,
        key -> api.register(key, model),
        given -> {
          registeredAs = model;
          registered = given.result() == null ? null : given.result().path("modelId").asText();
          go(asked);
        });
  }

  private void develop(Asked asked, Development signed) {
    steps.give(
        steps.getTranslation("publish.step.develop"),
        signed,
        key -> api.develop(key, signed),
        given -> {
          developed = given.state();
          go(asked);
        });
  }

  private void spend(Asked asked) {
    Spending spending = new Spending(asked.dataDomain(), asked.artifact());
    steps.give(
        steps.getTranslation("publish.step.spend", asked.dataDomain()),
        spending,
        key -> api.spend(key, spending),
        given -> {
          spent = Spent.of(given);
          go(asked);
        });
  }

  private void publish(Asked asked, String modelId) {
    Publication publication =
        new Publication(
            modelId,
            asked.artifact(),
            asked.dataDomain(),
            asked.policy(),
            asked.parent(),
            asked.artifact().spend().isPresent() ? spent : null,
            developed);
    steps.giveLast(
        steps.getTranslation("publish.step.publish"),
        publication,
        key -> api.publish(key, publication),
        given -> published(given, modelId));
  }

  private void published(GivenCommand given, String modelId) {
    UI ui = UI.getCurrent();
    int number = given.result() == null ? 0 : given.result().at("/version/version").asInt();
    if (number > 0) {
      VersionKey made = new VersionKey(modelId, number, "");
      steps.goOnOnce(
          steps.getTranslation("publish.step.publish"),
          given,
          () -> api.isShown(made),
          () -> VersionView.show(ui, made));
    } else {
      CommandView.show(ui, given);
    }
  }
}
