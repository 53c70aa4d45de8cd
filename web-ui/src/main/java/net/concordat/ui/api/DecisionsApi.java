// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a bank's people are asked, and what they answer. */
@Component
public final class DecisionsApi {
  private final RegistryClient registry;

  DecisionsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Proposals that wait for decisions: the first of them. */
  public Page<Proposal> open() {
    return registry.page(
        Proposal.class, Map.of("status", "OPEN", "limit", CursorPages.SIZE), "proposals");
  }

  /** A proposal with who decided on it. */
  public Proposal.Decided proposal(UUID proposalId) {
    return registry.get(Proposal.Decided.class, Map.of(), "proposals/{id}", proposalId);
  }

  /** Who of a member's people may decide, or will. */
  public List<Decider> deciders(String member) {
    return registry.list(Decider.class, Map.of("member", member, "status", "ACTIVE"), "people");
  }

  /** The answers that whoever is signed in can give. */
  public List<Ballot> ballots(UUID proposalId) {
    return registry.list(Ballot.class, Map.of(), "proposals/{id}/ballots", proposalId);
  }

  /**
   * Has the ledger take an answer.
   *
   * @param key chosen once for what was signed
   * @param credential what the passkey signed, as the browser gives it in JSON
   */
  public GivenCommand decide(String key, UUID proposalId, Ballot ballot, JsonNode credential) {
    Map<String, Object> answer =
        Map.of("role", ballot.role(), "verdict", ballot.verdict(), "credential", credential);
    return registry.command(
        GivenCommand.class, key, answer, "proposals/{id}/decisions", proposalId);
  }

  /** Has the ledger do what enough people have approved. */
  public GivenCommand carryOut(String key, UUID proposalId) {
    return registry.command(
        GivenCommand.class, key, Map.of(), "proposals/{id}/carrying-out", proposalId);
  }

  /** What became of a command. */
  public GivenCommand command(UUID commandId) {
    return registry.get(GivenCommand.class, Map.of(), "commands/{id}", commandId);
  }
}
