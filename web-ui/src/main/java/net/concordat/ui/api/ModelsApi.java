// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Models, versions and what is said of them. */
@Component
public final class ModelsApi {
  private static final String VERSION = "models/{id}/versions/{n}";

  private static final int NAMES = 10_000;

  private final RegistryClient registry;
  private final Map<String, String> names =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
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

  /** A model. */
  public RegisteredModel model(String modelId) {
    return registry.get(RegisteredModel.class, Map.of(), "models/{id}", modelId);
  }

  /**
   * What a model is called; nothing where this registry does not know the model. A name is for
   * good, and the same for everybody, so each is asked for once for all.
   */
  public Optional<String> name(String modelId) {
    String known = names.get(modelId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> asked =
        registry.find(RegisteredModel.class, "models/{id}", modelId).map(RegisteredModel::name);
    asked.ifPresent(name -> names.put(modelId, name));
    return asked;
  }

  /** A version. */
  public ModelVersion version(String modelId, int version) {
    return registry.get(ModelVersion.class, Map.of(), VERSION, modelId, version);
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
