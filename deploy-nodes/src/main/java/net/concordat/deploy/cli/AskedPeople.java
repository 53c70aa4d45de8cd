// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.deploy.Party;
import net.concordat.deploy.people.PasskeyFolder;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;

/**
 * What a bank's people are asked, as its registry shows it.
 *
 * @param registry the bank's
 * @param names those who have passkeys here, by the names they have here
 */
record AskedPeople(RegistryClient registry, PasskeyFolder names) {
  private static final int NOT_FOUND = 404;

  /** What may still be decided on. */
  List<JsonNode> open(Party bank) throws IOException, InterruptedException {
    Instant now = Instant.now();
    return registry
        .all("/api/v1/proposals", Map.of("status", "OPEN", "member", bank.ledgerName()))
        .stream()
        .filter(proposal -> Instant.parse(proposal.path("expiresAt").asText()).isAfter(now))
        .toList();
  }

  /** Who has decided on a proposal; nobody, while the registry does not show the proposal yet. */
  List<JsonNode> decisions(String proposalId) throws IOException, InterruptedException {
    List<JsonNode> decisions = new ArrayList<>();
    proposal(proposalId).path("decisions").forEach(given -> decisions.add(given.path("decision")));
    return decisions;
  }

  /** The roles that a proposal still asks for. */
  List<String> rolesLeft(String proposalId) throws IOException, InterruptedException {
    List<String> left = new ArrayList<>();
    JsonNode asked = proposal(proposalId);
    asked.at("/proposal/requiredRoles").forEach(role -> left.add(role.asText()));
    asked.path("decisions").forEach(given -> left.remove(given.at("/decision/role").asText()));
    return left;
  }

  private JsonNode proposal(String proposalId) throws IOException, InterruptedException {
    try {
      return registry.get("/api/v1/proposals/" + proposalId, Map.of());
    } catch (RegistryRefusal refusal) {
      if (refusal.status() != NOT_FOUND) {
        throw refusal;
      }
      return MissingNode.getInstance();
    }
  }

  /** What is asked, in the words that are signed, of whom, and who has approved. */
  String words(JsonNode proposal, List<JsonNode> decisions)
      throws IOException, InterruptedException {
    String code = proposal.at("/codes/0/code").asText();
    StringBuilder words =
        new StringBuilder("Proposal %s%n".formatted(proposal.path("proposalId").asText()));
    words.append(
        registry.get("/api/v1/decisions/" + code, Map.of()).path("words").asText().indent(2));
    List<String> demanded = new ArrayList<>();
    proposal.path("requiredRoles").forEach(role -> demanded.add(role.asText()));
    words.append(
        "  Demanded: %s%n".formatted(demanded.isEmpty() ? "two others, in any role" : demanded));
    for (JsonNode decision : decisions) {
      words.append(
          "  Approved by %s, as %s%n"
              .formatted(nameOf(decision.path("personId")), decision.path("role").asText()));
    }
    return words.toString();
  }

  private String nameOf(JsonNode personId) throws IOException {
    return names.nameOf(UUID.fromString(personId.asText())).orElse(personId.asText());
  }
}
