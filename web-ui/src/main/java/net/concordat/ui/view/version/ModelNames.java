// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.router.RouterLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import org.jspecify.annotations.Nullable;

/**
 * What models are called; each is asked for once, those of a list together. Names need not be
 * unique: of those that are known here and have the same, each is told with whose it is.
 */
public final class ModelNames {
  private final ModelsApi models;
  private final Map<String, ModelsApi.Named> known = new HashMap<>();

  /** Asks for none yet. */
  public ModelNames(ModelsApi models) {
    this.models = models;
  }

  /** Asks at once for those of some models that are not known yet. */
  public void know(Stream<@Nullable String> modelIds) {
    List<String> asked =
        modelIds.filter(Objects::nonNull).distinct().filter(id -> !known.containsKey(id)).toList();
    Map<String, ModelsApi.Named> named = models.named(asked);
    asked.forEach(id -> known.put(id, named.get(id)));
  }

  /** The same list, with what the models of a page are called asked for at once. */
  public <T> PageSource<T> knowing(PageSource<T> list, Function<T, @Nullable String> modelId) {
    return cursor -> {
      Page<T> page = list.page(cursor);
      know(page.items().stream().map(modelId));
      return page;
    };
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

  /** A link to a tab of a version, named as its model. */
  public RouterLink link(String modelId, int version, String tab) {
    return VersionView.link(
        modelId, version, tab, translate("version.heading", name(modelId), version));
  }

  /** A link to the version that an event is about. */
  public Optional<RouterLink> link(RegistryEvent event) {
    JsonNode version = event.data().path("version");
    return version.isInt() ? link(modelOf(event), version.asInt()) : Optional.empty();
  }

  /** The model that an event is about; null for none. */
  public static @Nullable String modelOf(RegistryEvent event) {
    return event.data().path("modelId").textValue();
  }

  /**
   * What a model is called: the beginning of its identifier where the registry does not know it.
   */
  public String name(String modelId) {
    know(Stream.of(modelId));
    ModelsApi.Named model = known.get(modelId);
    if (model == null) {
      return Digest.shortened(modelId);
    }
    List<String> owners =
        known.values().stream()
            .flatMap(Stream::ofNullable)
            .filter(other -> other.name().equals(model.name()))
            .map(ModelsApi.Named::owner)
            .toList();
    if (owners.size() == 1) {
      return model.name();
    }
    boolean own = owners.stream().filter(model.owner()::equals).count() == 1;
    return told(
        model.name(), own ? Members.organisation(model.owner()) : Digest.shortened(modelId));
  }

  /** What a model is called, and whose it is: for a list to choose from. */
  public String nameAndOwner(String modelId) {
    know(Stream.of(modelId));
    ModelsApi.Named model = known.get(modelId);
    return model == null
        ? Digest.shortened(modelId)
        : told(model.name(), Members.organisation(model.owner()));
  }

  /** A name with what tells it from others. */
  static String told(String name, String apart) {
    return name + " (" + apart + ")";
  }
}
