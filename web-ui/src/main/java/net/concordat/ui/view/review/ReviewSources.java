// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.Waiting;

/**
 * Proposals and versions that a filter asks for, page by page.
 *
 * @param waiting what waits for whoever looks
 */
record ReviewSources(DecisionsApi decisions, ModelsApi models, List<Waiting> waiting) {
  private static final Set<String> DECIDING = Set.of("DECIDE", "CARRY_OUT");
  private static final Set<String> VOTING = Set.of("REVIEW", "CONCLUDE");

  // Each entry is a question of its own to the registry.
  private static final int SIZE = 12;

  /** Proposals with who decided; of a page those that are due first come first. */
  PageSource<Proposal.Decided> proposals(ReviewFilter filter) {
    Instant now = Instant.now();
    Map<String, String> purposes = new HashMap<>();
    PageSource<Proposal> all =
        filter.mine()
            ? waiting(DECIDING, each -> decisions.proposal(id(each)).proposal())
            : decisions.proposals(filter.proposals(), SIZE);
    return cursor -> {
      Page<Proposal> page = all.page(cursor);
      return new Page<>(
          page.items().stream()
              .filter(proposal -> !proposal.isOpen() || now.isBefore(proposal.expiresAt()))
              .filter(
                  proposal ->
                      filter.purpose() == null
                          || filter.purpose().equals(purpose(proposal, purposes)))
              .sorted(Comparator.comparing(Proposal::expiresAt))
              .map(proposal -> decisions.proposal(proposal.proposalId()))
              .toList(),
          page.nextCursor());
    };
  }

  private static java.util.UUID id(Waiting waiting) {
    return Objects.requireNonNull(waiting.id());
  }

  private String purpose(Proposal proposal, Map<String, String> known) {
    String own = proposal.subject().purpose();
    VersionKey version = proposal.subject().version();
    if (own != null || version == null) {
      return own == null ? "" : own;
    }
    return known.computeIfAbsent(version.modelId(), id -> models.model(id).purpose());
  }

  /** Versions, the newest first. */
  PageSource<ModelVersion> versions(ReviewFilter filter) {
    if (!filter.mine()) {
      return models.versions(filter.ofVersions(), SIZE);
    }
    PageSource<ModelVersion> all =
        waiting(
            VOTING,
            each ->
                models.version(
                    Objects.requireNonNull(each.modelId()),
                    Objects.requireNonNull(each.version())));
    return cursor -> {
      Page<ModelVersion> page = all.page(cursor);
      return new Page<>(
          page.items().stream()
              .filter(
                  version -> filter.purpose() == null || filter.purpose().equals(version.purpose()))
              .toList(),
          page.nextCursor());
    };
  }

  /** What waits, of some kinds; the cursor is how many were shown. */
  private <T> PageSource<T> waiting(Set<String> kinds, Function<Waiting, T> read) {
    List<Waiting> all = waiting.stream().filter(each -> kinds.contains(each.kind())).toList();
    return cursor -> {
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(all.size(), from + SIZE);
      Stream<T> items = all.subList(from, to).stream().map(read);
      return new Page<>(items.toList(), to == all.size() ? null : Integer.toString(to));
    };
  }

  /** What waits about a proposal; empty for nothing. */
  String waitsFor(Proposal proposal) {
    return waiting.stream()
        .filter(each -> DECIDING.contains(each.kind()))
        .filter(each -> proposal.proposalId().equals(each.id()))
        .map(Waiting::kind)
        .findFirst()
        .orElse("");
  }

  /** What waits for the bank about a version; empty for nothing. */
  String waitsFor(VersionKey version) {
    return waiting.stream()
        .filter(each -> VOTING.contains(each.kind()))
        .filter(each -> version.modelId().equals(each.modelId()))
        .filter(each -> each.version() != null && each.version() == version.version())
        .map(Waiting::kind)
        .findFirst()
        .orElse("");
  }
}
