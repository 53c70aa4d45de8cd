// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.router.RouterLink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Digest;
import org.jspecify.annotations.Nullable;

/** What models are called; each is asked for once. */
public final class ModelNames {
  private final ModelsApi models;
  private final Map<String, String> known = new HashMap<>();

  /** Asks for none yet. */
  public ModelNames(ModelsApi models) {
    this.models = models;
  }

  /** A link to a version; nothing where there is none to link to. */
  public Optional<RouterLink> link(@Nullable String modelId, @Nullable Integer version) {
    if (modelId == null || version == null) {
      return Optional.empty();
    }
    return Optional.of(
        VersionView.link(
            new VersionKey(modelId, version, ""),
            translate("version.heading", name(modelId), version)));
  }

  /** A link to the version that an event is about. */
  public Optional<RouterLink> link(RegistryEvent event) {
    JsonNode model = event.data().path("modelId");
    JsonNode version = event.data().path("version");
    return model.isTextual() && version.isInt()
        ? link(model.asText(), version.asInt())
        : Optional.empty();
  }

  /**
   * What a model is called: the beginning of its identifier where the registry does not know it.
   */
  String name(String modelId) {
    return known.computeIfAbsent(
        modelId, id -> models.name(id).orElseGet(() -> Digest.shortened(id)));
  }
}
