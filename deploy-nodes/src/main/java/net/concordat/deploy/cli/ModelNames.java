// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import net.concordat.deploy.registry.RegistryClient;

/** What the models that a registry knows are called. */
final class ModelNames {
  private final Map<String, String> names;

  private ModelNames(Map<String, String> names) {
    this.names = names;
  }

  static ModelNames of(RegistryClient registry) throws IOException, InterruptedException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode model : registry.all("/api/v1/models", Map.of())) {
      names.put(model.path("modelId").asText(), model.path("name").asText());
    }
    return new ModelNames(names);
  }

  /**
   * A version as people name it, by its model's id where the registry has no name.
   *
   * @param version with {@code modelId} and {@code version}
   */
  String named(JsonNode version) {
    String modelId = version.path("modelId").asText();
    return names.getOrDefault(modelId, modelId) + ":" + version.path("version").asInt();
  }
}
