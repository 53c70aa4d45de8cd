// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Models, versions and what is said of them. */
@Component
public final class ModelsApi {
  private static final String VERSION = "models/{id}/versions/{n}";

  private static final int NAMES = 10_000;

  /** So many models can be asked for at once. */
  private static final int AT_ONCE = 50;

  private final RegistryClient registry;
  private final Map<String, Named> names =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Named> eldest) {
              return size() > NAMES;
            }
          });

  ModelsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Versions of all models, the newest first. */
  public PageSource<ModelVersion> versions(VersionFilter filter) {
    return versions(filter, CursorPages.SIZE);
  }

  /** The same, with so many on a page. */
  public PageSource<ModelVersion> versions(VersionFilter filter, int size) {
    return registry.pages(ModelVersion.class, size, filter.query(), "versions");
  }

  /** Models that have some words, by name; all where there are none. */
  public PageSource<RegisteredModel> models(String words) {
    Map<String, String> query = words.isBlank() ? Map.of() : Map.of("q", words);
    return registry.pages(RegisteredModel.class, CursorPages.SIZE, query, "models");
  }

  /** A model. */
  public RegisteredModel model(String modelId) {
    return registry.get(RegisteredModel.class, Map.of(), "models/{id}", modelId);
  }

  /**
   * What never changes of a model.
   *
   * @param name what it is called
   * @param owner whose it is, named as on the ledger
   * @param purpose what it is for
   */
  public record Named(String name, String owner, String purpose) {}

  /**
   * What models are called and for; without those that this registry does not know. It is the same
   * for everybody, so each is asked for once for all, together with others.
   */
  public Map<String, Named> named(Collection<String> modelIds) {
    List<String> unknown =
        modelIds.stream().distinct().filter(id -> !names.containsKey(id)).toList();
    for (int from = 0; from < unknown.size(); from += AT_ONCE) {
      List<String> ids = unknown.subList(from, Math.min(from + AT_ONCE, unknown.size()));
      registry
          .page(RegisteredModel.class, Map.of("ids", String.join(",", ids)), "models")
          .items()
          .forEach(
              model ->
                  names.put(
                      model.modelId(), new Named(model.name(), model.owner(), model.purpose())));
    }
    Map<String, Named> found = new HashMap<>();
    for (String id : modelIds) {
      Named known = names.get(id);
      if (known != null) {
        found.put(id, known);
      }
    }
    return found;
  }

  /** A version. */
  public ModelVersion version(String modelId, int version) {
    return registry.get(ModelVersion.class, Map.of(), VERSION, modelId, version);
  }

  /** Versions, fifty at once; without those that this registry does not know. */
  public List<ModelVersion> versions(List<VersionKey> versions) {
    List<ModelVersion> found = new ArrayList<>();
    for (int from = 0; from < versions.size(); from += AT_ONCE) {
      List<VersionKey> some = versions.subList(from, Math.min(from + AT_ONCE, versions.size()));
      found.addAll(
          registry
              .page(ModelVersion.class, Map.of("versions", VersionKey.all(some)), "versions")
              .items());
    }
    return found;
  }

  /** What a version was made from, and what was made from it. */
  public Lineage lineage(String modelId, int version) {
    return registry.get(Lineage.class, Map.of(), VERSION + "/lineage", modelId, version);
  }

  /** A document of a version, such as its model-card; nothing if nobody wrote one. */
  public Optional<ModelDocument> document(String modelId, int version, String kind) {
    return registry.find(
        ModelDocument.class, VERSION + "/documents/{kind}", modelId, version, kind);
  }
}
