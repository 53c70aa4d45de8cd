// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;

/**
 * What a bank uses, as its registry knows it and people say it.
 *
 * @param registry the bank's
 */
record KnownAdoptions(RegistryClient registry) {
  /** All that it ever adopted, as it stands. */
  List<JsonNode> all() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    registry.get("/api/v1/adoptions", Map.of()).forEach(all::add);
    return all;
  }

  /**
   * An adoption as it stands.
   *
   * @throws DeployException if the registry knows none of that id
   */
  JsonNode of(UUID adoptionId) throws IOException, InterruptedException {
    return all().stream()
        .filter(adoption -> adoption.path("adoptionId").asText().equals(adoptionId.toString()))
        .findFirst()
        .orElseThrow(
            () -> new DeployException("The registry knows no adoption %s.".formatted(adoptionId)));
  }

  /** Of which version it is, and what for. */
  String words(JsonNode adoption) throws IOException, InterruptedException {
    return "%s for %s, until %s"
        .formatted(
            ModelNames.of(registry).named(adoption.path("version")),
            adoption.path("purpose").asText(),
            adoption.path("expiresAt").asText());
  }
}
