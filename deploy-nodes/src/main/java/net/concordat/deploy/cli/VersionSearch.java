// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;

/**
 * Finds versions by the names that people use.
 *
 * @param registry which is asked
 * @param party whose champion counts
 * @param asOf of which instant; empty for now
 */
record VersionSearch(RegistryClient registry, Party party, String asOf) {
  private static final int NOT_FOUND = 404;

  /**
   * A version that was found.
   *
   * @param model its model
   * @param number which version, from 1
   */
  record Found(JsonNode model, int number) {
    String modelId() {
      return model.path("modelId").asText();
    }

    /** Where a registry has it. */
    String path() {
      return "/api/v1/models/%s/versions/%d".formatted(modelId(), number);
    }

    @Override
    public String toString() {
      return "%s:%d of %s"
          .formatted(
              model.path("name").asText(), number, Members.organisation(model.path("owner")));
    }
  }

  /**
   * Finds a version.
   *
   * @param name as {@link ModelName} reads it
   * @param owner the organisation whose model it is; empty for any
   * @throws DeployException if there is none, or several go by that name
   */
  Found find(String name, String owner) throws IOException, InterruptedException {
    return find(ModelName.parse(name), owner);
  }

  /** The same of a name that was read. */
  Found find(ModelName asked, String owner) throws IOException, InterruptedException {
    List<JsonNode> models = models(asked.model(), owner);
    if (asked.champion()) {
      return champion(models);
    }
    if (models.size() != 1) {
      throw new DeployException(
          "%d models are called %s, of %s: name one's --owner."
              .formatted(models.size(), asked.model(), owners(models)));
    }
    JsonNode model = models.get(0);
    int newest = model.path("lastVersion").asInt();
    if (newest == 0) {
      throw new DeployException("%s has no version yet.".formatted(asked.model()));
    }
    return new Found(model, asked.version() == 0 ? newest : asked.version());
  }

  private List<JsonNode> models(String model, String owner)
      throws IOException, InterruptedException {
    List<JsonNode> found =
        registry.all("/api/v1/models", Map.of("name", model, "asOf", asOf)).stream()
            .filter(
                each -> owner.isEmpty() || Members.organisation(each.path("owner")).equals(owner))
            .toList();
    if (found.isEmpty()) {
      throw new DeployException(
          "No model%s is called %s.".formatted(owner.isEmpty() ? "" : " of " + owner, model));
    }
    return found;
  }

  /** A purpose has one champion, so that says which of several models is meant. */
  private Found champion(List<JsonNode> models) throws IOException, InterruptedException {
    Set<String> purposes = new LinkedHashSet<>();
    models.forEach(model -> purposes.add(model.path("purpose").asText()));
    List<Found> champions = new ArrayList<>();
    for (String purpose : purposes) {
      championFor(purpose)
          .ifPresent(
              version ->
                  models.stream()
                      .filter(model -> model.path("modelId").equals(version.path("modelId")))
                      .forEach(
                          model ->
                              champions.add(new Found(model, version.path("version").asInt()))));
    }
    if (champions.size() != 1) {
      throw new DeployException(
          champions.isEmpty()
              ? "No version of %s is champion of %s, for %s."
                  .formatted(models.get(0).path("name").asText(), party, purposes)
              : "%s are champions of %s: name one's --owner.".formatted(champions, party));
    }
    return champions.get(0);
  }

  private Optional<JsonNode> championFor(String purpose) throws IOException, InterruptedException {
    try {
      return Optional.of(
          registry
              .get(
                  "/api/v1/champion",
                  Map.of("member", party.ledgerName(), "purpose", purpose, "asOf", asOf))
              .path("adoption")
              .path("version"));
    } catch (RegistryRefusal refusal) {
      if (refusal.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private static List<String> owners(List<JsonNode> models) {
    return models.stream().map(model -> Members.organisation(model.path("owner"))).toList();
  }
}
