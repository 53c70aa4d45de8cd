// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Proposals and versions that a filter asks for, page by page: a few questions to the registry for
 * a page, however much is on it.
 *
 * @param waiting what waits for whoever looks
 */
record ReviewSources(
    DecisionsApi decisions, ChecklistApi checklists, ModelsApi models, List<Waiting> waiting) {
  private static final Set<String> DECIDING = Set.of("DECIDE", "CARRY_OUT");
  private static final Set<String> VOTING = Set.of("REVIEW", "CONCLUDE");

  // Of each version all documents are looked at.
  private static final int SIZE = 12;

  /** Proposals with who decided; of a page those that are due first come first. */
  PageSource<Proposal.Decided> proposals(ReviewFilter filter) {
    Instant now = Instant.now();
    PageSource<Proposal> all =
        filter.mine()
            ? waiting(DECIDING, those -> decisions.proposals(ids(those)))
            : decisions.proposals(filter.proposals(), SIZE);
    return cursor -> {
      Page<Proposal> page = all.page(cursor);
      List<Proposal> standing =
          page.items().stream()
              .filter(proposal -> !proposal.isOpen() || now.isBefore(proposal.expiresAt()))
              .toList();
      return new Page<>(
          forPurpose(standing, filter.purpose()).stream()
              .sorted(Comparator.comparing(Proposal::expiresAt))
              .map(Proposal::decided)
              .toList(),
          page.nextCursor());
    };
  }

  private static List<UUID> ids(List<Waiting> those) {
    return those.stream().map(Waiting::id).filter(Objects::nonNull).toList();
  }

  /** Of those that name no purpose it is their version's model's that counts. */
  private List<Proposal> forPurpose(List<Proposal> proposals, @Nullable String purpose) {
    if (purpose == null) {
      return proposals;
    }
    Map<String, ModelsApi.Named> named =
        models.named(
            proposals.stream()
                .filter(proposal -> proposal.subject().purpose() == null)
                .map(proposal -> proposal.subject().version())
                .filter(Objects::nonNull)
                .map(VersionKey::modelId)
                .toList());
    return proposals.stream()
        .filter(proposal -> purpose.equals(purpose(proposal.subject(), named)))
        .toList();
  }

  private static @Nullable String purpose(
      Proposal.Subject subject, Map<String, ModelsApi.Named> named) {
    VersionKey version = subject.version();
    if (subject.purpose() != null || version == null) {
      return subject.purpose();
    }
    ModelsApi.Named model = named.get(version.modelId());
    return model == null ? null : model.purpose();
  }

  /** Versions, of a page the newest first, with what stands in their way. */
  PageSource<Reviewed> versions(ReviewFilter filter) {
    PageSource<ModelVersion> all =
        filter.mine()
            ? waiting(VOTING, those -> models.versions(keys(those)))
            : models.versions(filter.ofVersions(), SIZE);
    return cursor -> {
      Page<ModelVersion> page = all.page(cursor);
      return new Page<>(
          reviewed(
              page.items().stream()
                  .filter(
                      version ->
                          filter.purpose() == null || filter.purpose().equals(version.purpose()))
                  .toList()),
          page.nextCursor());
    };
  }

  private static List<VersionKey> keys(List<Waiting> those) {
    return those.stream()
        .map(
            each ->
                new VersionKey(
                    Objects.requireNonNull(each.modelId()),
                    Objects.requireNonNull(each.version()),
                    ""))
        .toList();
  }

  private List<Reviewed> reviewed(List<ModelVersion> versions) {
    List<VersionKey> keys = versions.stream().map(ReviewSources::key).toList();
    Map<VersionKey, Completeness> records = checklists.completeness(keys);
    Map<VersionKey, List<OpenFinding>> findings =
        checklists.findings(keys).stream()
            .collect(
                Collectors.groupingBy(each -> new VersionKey(each.modelId(), each.version(), "")));
    return versions.stream()
        .flatMap(
            version ->
                Stream.ofNullable(records.get(key(version)))
                    .map(
                        record ->
                            new Reviewed(
                                version, record, findings.getOrDefault(key(version), List.of()))))
        .toList();
  }

  private static VersionKey key(ModelVersion version) {
    return new VersionKey(version.version().modelId(), version.version().version(), "");
  }

  /** What waits, of some kinds; the cursor is how many were looked at. */
  private <T> PageSource<T> waiting(Set<String> kinds, Function<List<Waiting>, List<T>> read) {
    List<Waiting> all = waiting.stream().filter(each -> kinds.contains(each.kind())).toList();
    return cursor -> {
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(all.size(), from + SIZE);
      return new Page<>(
          read.apply(all.subList(from, to)), to == all.size() ? null : Integer.toString(to));
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
