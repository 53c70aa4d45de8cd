// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.Reattempt;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;

/**
 * A bank's developer, who takes part in a federation by way of the bank's registry.
 *
 * @param bank which
 * @param registry as its developer
 */
public record Participant(Party bank, RegistryClient registry) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int NOT_FOUND = 404;

  /** The bank's name on the ledger. */
  public String member() {
    return bank.ledgerName();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return registry.get(path, Map.of());
  }

  JsonNode command(String path, String key, Object arguments)
      throws IOException, InterruptedException {
    return Reattempt.perform(registry, path, key, arguments, PATIENCE);
  }

  /** Waits until the registry shows something. */
  void await(String what, Callable<Boolean> condition) throws InterruptedException {
    Patience.await(PATIENCE, bank + "'s registry to show " + what, condition);
  }

  /** Whether the registry knows what is at a path. */
  boolean knows(String path) throws IOException, InterruptedException {
    try {
      get(path);
      return true;
    } catch (RegistryRefusal refusal) {
      if (refusal.status() == NOT_FOUND) {
        return false;
      }
      throw refusal;
    }
  }

  /** Sees to it that the bank holds a grant of a version that allows training it, and its bytes. */
  void obtain(Participant owner, JsonNode version) throws IOException, InterruptedException {
    String path = path(version);
    if (grants(path, "ACTIVE").isEmpty()) {
      if (grants(path, "OFFERED").isEmpty()) {
        ObjectNode terms = version.path("policy").path("terms").deepCopy();
        owner.command(
            path + "/grants",
            UUID.randomUUID().toString(),
            Map.of("grantee", member(), "kind", "USE", "terms", terms));
        await("the grant", () -> !grants(path, "OFFERED").isEmpty());
      }
      String grantId = grants(path, "OFFERED").get(0).path("grantId").asText();
      command("/api/v1/grants/" + grantId + "/accept", "accept-" + grantId, Map.of());
      await("the grant as active", () -> !grants(path, "ACTIVE").isEmpty());
    }
    if (!isDelivered(path)) {
      command(
          path + "/deliveries", UUID.randomUUID().toString(), Map.of("grantor", owner.member()));
    }
  }

  private boolean isDelivered(String path) throws IOException, InterruptedException {
    for (JsonNode receipt : registry.get(path + "/deliveries", Map.of())) {
      if (receipt.path("grantee").asText().equals(member())) {
        return true;
      }
    }
    return false;
  }

  private List<JsonNode> grants(String path, String status)
      throws IOException, InterruptedException {
    return registry.all("/api/v1/grants", Map.of("grantee", member(), "status", status)).stream()
        .filter(grant -> path(grant).equals(path))
        .filter(grant -> grant.path("kind").asText().equals("USE"))
        .filter(grant -> grant.path("terms").path("mayFineTune").asBoolean())
        .toList();
  }

  /** Where a registry has the version that something names. */
  static String path(JsonNode about) {
    JsonNode version = about.path("version");
    if (version.isMissingNode()) {
      throw new DeployException("No version is named in " + about);
    }
    return "/api/v1/models/%s/versions/%d"
        .formatted(version.path("modelId").asText(), version.path("version").asInt());
  }
}
