// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;

/**
 * The models that a bank publishes versions of.
 *
 * @param registry the bank's
 * @param owner the bank, by its name on the ledger
 * @param patience how long to wait for the end of a command
 */
record OwnModels(RegistryClient registry, String owner, Duration patience) {
  /**
   * A model.
   *
   * @throws DeployException if there is none, or several have the name
   */
  JsonNode of(String name) throws IOException, InterruptedException {
    List<JsonNode> found = named(name);
    if (found.isEmpty()) {
      throw new DeployException(
          "The bank has no model called %s: --register PURPOSE registers it.".formatted(name));
    }
    return only(name, found);
  }

  /**
   * The same, registered now if there is none.
   *
   * @param purpose what for
   */
  JsonNode orRegister(String name, String purpose) throws IOException, InterruptedException {
    List<JsonNode> found = named(name);
    if (!found.isEmpty()) {
      return only(name, found);
    }
    // Of the name and the purpose: run again before the registry shows the model, it is the same.
    String key =
        "register-"
            + UUID.nameUUIDFromBytes((name + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
    return registry
        .perform("/api/v1/models", key, Map.of("name", name, "purpose", purpose), patience)
        .path("result");
  }

  private List<JsonNode> named(String name) throws IOException, InterruptedException {
    return registry.all("/api/v1/models", Map.of("name", name, "owner", owner));
  }

  private static JsonNode only(String name, List<JsonNode> found) {
    if (found.size() > 1) {
      throw new DeployException(
          "The bank has %d models called %s; only one of a name can be published to by name."
              .formatted(found.size(), name));
    }
    return found.get(0);
  }
}
