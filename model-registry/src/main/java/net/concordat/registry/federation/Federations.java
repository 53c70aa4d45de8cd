// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.concordat.registry.federation.internal.FederationRow;
import net.concordat.registry.federation.internal.FederationRows;
import net.concordat.registry.federation.internal.RoundRow;
import net.concordat.registry.federation.internal.RoundRows;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The federations that this party knows, and their rounds. */
@Service
@Transactional(readOnly = true)
public class Federations {
  private final FederationRows federations;
  private final RoundRows rounds;

  Federations(FederationRows federations, RoundRows rounds) {
    this.federations = federations;
    this.rounds = rounds;
  }

  /**
   * Federations, those that changed last first.
   *
   * @param status PROPOSED or RUNNING; null for either
   * @param modelId from which model; null for any
   */
  public List<Standing<FederationFact>> find(
      @Nullable String status, @Nullable String modelId, @Nullable Instant asOf) {
    return federations
        .findBy(
            Held.<FederationRow>asOf(asOf)
                .and(Held.with("status", status))
                .and(Held.with("modelId", modelId)),
            rows -> rows.sortBy(Sort.by("validFrom", "federationId").descending()).all())
        .stream()
        .map(FederationRow::standing)
        .toList();
  }

  /** One as it stands, or stood. */
  public Optional<Standing<FederationFact>> federation(
      String federationId, @Nullable Instant asOf) {
    return federations
        .findBy(
            Held.<FederationRow>asOf(asOf).and(Held.with("federationId", federationId)),
            rows -> rows.first())
        .map(FederationRow::standing);
  }

  /** Its last round as it stands. */
  public Optional<Standing<RoundFact>> lastRound(String federationId) {
    return rounds
        .findBy(
            Held.<RoundRow>asOf(null).and(Held.with("federationId", federationId)),
            rows -> rows.first())
        .map(RoundRow::standing);
  }

  /** The last rounds of some as they stand, or stood, by federation; of one without any, none. */
  public Map<String, RoundFact> lastRounds(
      Collection<String> federationIds, @Nullable Instant asOf) {
    return rounds
        .findBy(
            Held.<RoundRow>asOf(asOf).and(Held.oneOf("federationId", federationIds)),
            rows -> rows.all())
        .stream()
        .map(row -> row.standing().fact())
        .collect(Collectors.toMap(RoundFact::federationId, round -> round, (one, other) -> one));
  }

  /** The last round in which a member's update came into the weights; 0 if none has. */
  public int countedIn(FederationFact federation, String member) {
    return rounds(federation).stream()
        .filter(round -> round.status().equals("AGGREGATED"))
        .filter(
            round ->
                round.clients().stream()
                    .anyMatch(client -> client.member().equals(member) && client.counted()))
        .mapToInt(Round::number)
        .max()
        .orElse(0);
  }

  /** All its rounds, the first first: each with what was committed to and what came of it. */
  public List<Round> rounds(FederationFact federation) {
    Specification<RoundRow> asked = Held.with("federationId", federation.federationId());
    List<Round> found = new ArrayList<>();
    rounds.findBy(asked, rows -> rows.sortBy(Sort.by("number", "validFrom")).all()).stream()
        .map(RoundRow::standing)
        .filter(state -> state.fact().number() > 0)
        .forEach(
            state -> {
              Round before = found.isEmpty() ? null : found.get(found.size() - 1);
              if (before != null && before.number() == state.fact().number()) {
                found.set(found.size() - 1, before.ended(federation, state));
              } else {
                found.add(Round.opened(federation, state));
              }
            });
    return found;
  }
}
