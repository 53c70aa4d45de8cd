// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.decision.internal.DecisionRow;
import net.concordat.registry.decision.internal.DecisionRows;
import net.concordat.registry.decision.internal.ProposalRow;
import net.concordat.registry.decision.internal.ProposalRows;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.VersionNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people are asked, and how they decide. */
@Service
@Transactional(readOnly = true)
public class Decisions {
  private final ProposalRows proposals;
  private final DecisionRows decisions;

  Decisions(ProposalRows proposals, DecisionRows decisions) {
    this.proposals = proposals;
    this.decisions = decisions;
  }

  /**
   * Proposals by id.
   *
   * @param after the id after which to begin; null for the beginning
   * @param most how many at most
   */
  public List<Standing<ProposalFact>> find(ProposalQuery query, @Nullable UUID after, int most) {
    return all(asked(query).and(Held.after(place(after))), Sort.by("proposalId"), most);
  }

  private static Map<String, UUID> place(@Nullable UUID after) {
    return after == null ? Map.of() : Map.of("proposalId", after);
  }

  /**
   * Those of one id. A bank chooses the ids of its own proposals, so that the regulator may know
   * two of the same.
   *
   * @param member to whose people; null for any
   */
  public List<Standing<ProposalFact>> proposal(
      UUID proposalId, @Nullable String member, @Nullable Instant asOf) {
    return all(
        asked(new ProposalQuery(member, null, null, null, List.of(proposalId), asOf)),
        Sort.by("member"),
        Integer.MAX_VALUE);
  }

  /** All on some versions, in the order in which they came to stand so. */
  public List<Standing<ProposalFact>> on(
      Collection<VersionNumber> versions, @Nullable Instant asOf) {
    return all(
        Held.<ProposalRow>asOf(asOf).and(Held.of(versions)),
        Sort.by("validFrom", "proposalId"),
        Integer.MAX_VALUE);
  }

  /** All on a version, in the order in which they came to stand so. */
  public List<Standing<ProposalFact>> on(String modelId, int version, @Nullable Instant asOf) {
    return on(List.of(new VersionNumber(modelId, version)), asOf);
  }

  private static Specification<ProposalRow> asked(ProposalQuery query) {
    return Held.<ProposalRow>asOf(query.asOf())
        .and(Held.with("member", query.member()))
        .and(Held.with("status", query.status()))
        .and(Held.with("modelId", query.modelId()))
        .and(Held.with("version", query.version()))
        .and(Held.oneOf("proposalId", query.ids()));
  }

  private List<Standing<ProposalFact>> all(Specification<ProposalRow> asked, Sort by, int most) {
    return proposals.findBy(asked, rows -> rows.sortBy(by).limit(most).all()).stream()
        .map(ProposalRow::standing)
        .toList();
  }

  /** The answers to some of a member's proposals, as they stand. */
  public List<DecisionFact> answers(String member, Collection<UUID> proposalIds) {
    if (proposalIds.isEmpty()) {
      return List.of();
    }
    return decisions(
            Held.<DecisionRow>asOf(null)
                .and(Held.with("member", member))
                .and((row, query, builder) -> row.get("proposalId").in(proposalIds)))
        .stream()
        .map(Standing::fact)
        .toList();
  }

  /** The decisions by which transactions did something, for each transaction. */
  public Map<String, List<DecisionFact>> countedIn(Collection<String> txIds) {
    if (txIds.isEmpty()) {
      return Map.of();
    }
    return decisions((row, query, builder) -> row.get("id").get("txId").in(txIds)).stream()
        .filter(state -> state.fact().counted())
        .collect(
            Collectors.groupingBy(
                state -> state.state().txId(),
                Collectors.mapping(Standing::fact, Collectors.toList())));
  }

  /** Who decided on a proposal, and when; the first first. */
  public List<GivenDecision> on(Standing<ProposalFact> proposal, @Nullable Instant asOf) {
    return answered(List.of(proposal), asOf).get(0).decisions();
  }

  /** Proposals with who decided on each. */
  public List<AnsweredProposal> answered(
      List<Standing<ProposalFact>> proposals, @Nullable Instant asOf) {
    if (proposals.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = proposals.stream().map(each -> each.fact().proposalId()).distinct().toList();
    List<Standing<DecisionFact>> ever = decisions(Held.oneOf("proposalId", ids));
    Map<Answer, Instant> first = new HashMap<>();
    for (Standing<DecisionFact> state : ever) {
      first.merge(Answer.of(state.fact()), state.since(), Decisions::earlier);
    }
    Map<Proposed, List<GivenDecision>> given =
        ever.stream()
            .filter(state -> state.heldAt(asOf))
            .map(state -> new GivenDecision(since(first, state), state))
            .sorted(Comparator.comparing(GivenDecision::decidedAt))
            .collect(Collectors.groupingBy(each -> Proposed.by(each.decision().fact())));
    return proposals.stream()
        .map(each -> new AnsweredProposal(each, given.getOrDefault(Proposed.of(each), List.of())))
        .toList();
  }

  private static Instant since(Map<Answer, Instant> first, Standing<DecisionFact> state) {
    return first.getOrDefault(Answer.of(state.fact()), state.since());
  }

  /** Each member draws the ids of its own. */
  private record Proposed(String member, UUID proposalId) {
    static Proposed of(Standing<ProposalFact> proposal) {
      return new Proposed(proposal.fact().member(), proposal.fact().proposalId());
    }

    static Proposed by(DecisionFact answer) {
      return new Proposed(answer.member(), answer.proposalId());
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private List<Standing<DecisionFact>> decisions(Specification<DecisionRow> asked) {
    return decisions.findBy(asked, rows -> rows.sortBy(Sort.by("validFrom")).all()).stream()
        .map(DecisionRow::standing)
        .toList();
  }

  private record Answer(StateId proposal, UUID personId, String role, String verdict) {
    static Answer of(DecisionFact said) {
      return new Answer(said.proposal(), said.personId(), said.role(), said.verdict());
    }
  }
}
