// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a bank's people are asked, and what they answer. */
@Component
public final class DecisionsApi {
  private static final String VERSION = "models/{id}/versions/{n}";
  private static final int MOST = 200;

  private final RegistryClient registry;

  DecisionsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * What people are, or were, asked, with who decided.
   *
   * @param status OPEN, ACCEPTED or REJECTED; null for any
   * @param size how many a page has
   */
  public PageSource<Proposal> proposals(@Nullable String status, int size) {
    return registry.pages(
        Proposal.class, size, status == null ? Map.of() : Map.of("status", status), "proposals");
  }

  /** Those of some ids, at most 50, with who decided. */
  public List<Proposal> proposals(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String all = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    return registry.page(Proposal.class, Map.of("ids", all), "proposals").items();
  }

  /** What people were asked about a version: the first 200. */
  public List<Proposal> on(VersionKey version) {
    return registry
        .page(
            Proposal.class,
            Map.of("modelId", version.modelId(), "version", version.version(), "limit", MOST),
            "proposals")
        .items();
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

  /** What whoever is signed in can do about a proposal. */
  public List<VersionAction> actions(UUID proposalId) {
    return registry.list(VersionAction.class, Map.of(), "proposals/{id}/actions", proposalId);
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

  /**
   * Asks the bank's people for a vote on another's version, or to adopt one.
   *
   * @param key chosen once for what is asked
   * @param kind review or adoption
   * @param asked the proposal, by the registry's names
   */
  public GivenCommand propose(
      String key, VersionKey version, String kind, Map<String, String> asked) {
    return registry.command(
        GivenCommand.class,
        key,
        asked,
        VERSION + "/" + kind + "-proposals",
        version.modelId(),
        version.version());
  }

  /** Tells a version's owner what was decided in a review that was carried out. */
  public GivenCommand vote(String key, UUID proposalId) {
    return registry.command(GivenCommand.class, key, Map.of(), "proposals/{id}/vote", proposalId);
  }

  /** Counts the votes of members on this bank's version, and approves or rejects it by them. */
  public GivenCommand conclude(String key, VersionKey version, String decision) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of("decision", decision),
        VERSION + "/conclude",
        version.modelId(),
        version.version());
  }

  /**
   * Changes how this bank's version stands.
   *
   * @param act freeze, unfreeze or withdraw
   */
  public GivenCommand act(String key, VersionKey version, String act) {
    return registry.command(
        GivenCommand.class,
        key,
        Map.of(),
        VERSION + "/" + act,
        version.modelId(),
        version.version());
  }

  /** What became of a command. */
  public GivenCommand command(UUID commandId) {
    return registry.get(GivenCommand.class, Map.of(), "commands/{id}", commandId);
  }
}
