// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.concordat.registry.ledger.Fact;
import net.concordat.registry.ledger.LedgerEntry;
import net.concordat.registry.ledger.LedgerNews;
import net.concordat.registry.ledger.Projection;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns recorded states into rows, each once, in whatever order they come. A state holds from its
 * own time on until the first time that any later state of its chain says: so what held at an
 * instant is told by the ledger, also where a clock went back between two of them.
 */
@Component
class Projector {
  private final LedgerStates states;
  private final Map<String, Projection<?>> projections;
  private final ApplicationEventPublisher events;

  Projector(
      LedgerStates states, List<Projection<?>> projections, ApplicationEventPublisher events) {
    this.states = states;
    this.events = events;
    this.projections =
        projections.stream()
            .collect(
                Collectors.toMap(
                    projection -> projection.kind().getSimpleName(), Function.identity()));
  }

  /**
   * Projects those of the states that have not been projected yet. Of a state of another
   * consortium, which a stranger can bring into any node's vault, only that it was read is kept.
   *
   * @param consortiumId ours
   * @return those
   */
  @Transactional
  public List<RecordedState> project(List<RecordedState> recorded, String consortiumId) {
    KnownStates known = known(recorded);
    List<RecordedState> projected = new ArrayList<>();
    List<LedgerNews.Item> news = new ArrayList<>();
    for (RecordedState state : recorded) {
      if (!known.has(state.id())) {
        boolean ours = Facts.hex(state.header().getConsortiumId()).equals(consortiumId);
        project(state, ours ? Facts.of(state.state(), state.id()) : Optional.empty(), known)
            .ifPresent(entry -> news.add(new LedgerNews.Item(entry, state.recordedAt())));
        projected.add(state);
      }
    }
    known.ends().forEach(this::end);
    if (!projected.isEmpty()) {
      projections.values().forEach(Projection::finish);
    }
    if (!news.isEmpty()) {
      events.publishEvent(new LedgerNews(news));
    }
    return projected;
  }

  private KnownStates known(List<RecordedState> recorded) {
    Set<String> txIds = new HashSet<>();
    for (RecordedState state : recorded) {
      txIds.add(state.id().txId());
      StateId before = state.supersedes();
      if (before != null) {
        txIds.add(before.txId());
      }
    }
    KnownStates known = new KnownStates();
    states.from(txIds).forEach(known::add);
    states.supersedingAnyOf(txIds).forEach(known::add);
    return known;
  }

  private Optional<LedgerEntry<?>> project(
      RecordedState state, Optional<Fact> fact, KnownStates known) {
    LedgerStateRow after = known.after(state.id());
    Instant until = after == null ? null : after.endsThoseBefore();
    Optional<Projection<?>> projection = fact.flatMap(this::projection);
    Optional<LedgerEntry<?>> entry =
        projection.map(kept -> record(kept, state, until, fact.orElseThrow()));
    LedgerStateRow row =
        states.save(
            new LedgerStateRow(
                state, until, projection.map(kept -> kept.kind().getSimpleName()).orElse(null)));
    known.add(row);
    endThoseBefore(row, known);
    return entry;
  }

  private Optional<Projection<?>> projection(Fact fact) {
    return Optional.ofNullable(projections.get(fact.getClass().getSimpleName()));
  }

  private static <F extends Fact> LedgerEntry<F> record(
      Projection<F> projection, RecordedState state, @Nullable Instant until, Fact fact) {
    LedgerEntry<F> entry =
        new LedgerEntry<>(
            state.id(),
            state.header().getCommandId(),
            state.at(),
            until,
            state.supersedes(),
            projection.kind().cast(fact));
    projection.record(entry);
    return entry;
  }

  private void endThoseBefore(LedgerStateRow row, KnownStates known) {
    LedgerStateRow later = row;
    for (LedgerStateRow earlier = known.before(later, states);
        earlier != null && holdsBeyond(earlier, later.endsThoseBefore());
        earlier = known.before(later, states)) {
      known.end(earlier, later.endsThoseBefore());
      later = earlier;
    }
  }

  private void end(String kind, Map<StateId, Instant> ends) {
    Projection<?> projection = projections.get(kind);
    if (projection != null) {
      projection.end(ends);
    }
  }

  private static boolean holdsBeyond(LedgerStateRow row, Instant until) {
    Instant end = row.validTo();
    return end == null || end.isAfter(until);
  }
}
