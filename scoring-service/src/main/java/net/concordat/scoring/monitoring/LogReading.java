// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Logged;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.scoring.monitoring.Monitoring.Opening;
import net.concordat.scoring.monitoring.MonitoringStore.Closed;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Served;
import org.jspecify.annotations.Nullable;

/** Reads one log in its order and divides it into windows. For one thread. */
final class LogReading {
  static final String CHAMPION = "CHAMPION";
  static final String CHALLENGER = "CHALLENGER";

  /** Others read the log, too, and wait meanwhile. */
  private static final int RECORDS_AT_ONCE = 200;

  private static final int REST_MS = 5;

  /**
   * How far behind the log is read: a decision may be recorded a little after its time, and nobody
   * waits for what is found.
   */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  /** How often the registry is asked whether the plan of an open window has changed. */
  private static final Duration PLANS = Duration.ofMinutes(1);

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private final DecisionLog log;
  private final String place;
  private final MonitoringStore store;
  private final Opening opening;
  private final Gate gate;
  private final Clock clock;
  private @Nullable Map<UUID, Watched> watched;
  private long next;
  private Instant plansAt = Instant.MIN;

  LogReading(
      DecisionLog log,
      String place,
      MonitoringStore store,
      Opening opening,
      Gate gate,
      Clock clock) {
    this.log = log;
    this.place = place;
    this.store = store;
    this.opening = opening;
    this.gate = gate;
    this.clock = clock;
  }

  /** What takes a decision with the id under which its label is told. */
  interface Taker {
    void take(@Nullable UUID labelledAs, DecisionRecord decision) throws SQLException;
  }

  /** Reads what is new, and closes what is over. */
  void goOn() throws IOException, SQLException, InterruptedException {
    if (gate.served().isEmpty()) {
      // Whose decisions these are is not known yet.
      return;
    }
    if (takesNewPlans(all())) {
      // Open windows are counted anew from the log, as after a restart.
      watched = null;
    }
    Map<UUID, Watched> all = all();
    Instant until = clock.instant().minus(BEHIND);
    while (readSome(all, until)) {
      // The processors are for those who decide.
      Thread.sleep(REST_MS);
    }
    for (Watched one : all.values()) {
      if (one.endsBefore(until)) {
        close(all, one);
      }
    }
  }

  /** Whether the plan of an open window has changed since it was asked for. */
  private boolean takesNewPlans(Map<UUID, Watched> all)
      throws IOException, SQLException, InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(plansAt)) {
      return false;
    }
    boolean changed = false;
    for (Served served : gate.served()) {
      Watched one = all.get(served.adoptionId());
      Plan held = one == null ? null : one.state().plan();
      if (one != null && held != null) {
        Plan holds = opening.plan(one.state());
        if (!holds.equals(held)) {
          changed = true;
          store.keep(one.adoption, place, one.state().opened(holds, one.state().reference()));
        }
      }
    }
    plansAt = now.plus(PLANS);
    return changed;
  }

  /** Whether there may be more. */
  private boolean readSome(Map<UUID, Watched> all, Instant until)
      throws IOException, SQLException, InterruptedException {
    List<Logged> some = log.logged(next, RECORDS_AT_ONCE);
    for (Logged entry : some) {
      if (at(entry).isAfter(until)) {
        return false;
      }
      take(all, entry);
      next++;
    }
    return some.size() == RECORDS_AT_ONCE;
  }

  private static Instant at(Logged entry) {
    return entry.record() instanceof DecisionRecord decision
        ? decision.at()
        : ((OverrideRecord) entry.record()).at();
  }

  private Map<UUID, Watched> all() throws SQLException {
    Map<UUID, Watched> known = watched;
    if (known == null) {
      known = new HashMap<>();
      for (Watched one : store.watched(place)) {
        known.put(one.adoption, one);
      }
      next = store.next(place);
      watched = known;
    }
    return known;
  }

  private void take(Map<UUID, Watched> all, Logged entry)
      throws IOException, SQLException, InterruptedException {
    if (entry.record() instanceof DecisionRecord decision) {
      Optional<Watched> one = watched(all, decision.adoptionId());
      if (one.isPresent() && next >= one.get().state().first()) {
        take(all, one.get(), decision, entry.payload());
      }
    } else if (entry.record() instanceof OverrideRecord override
        && log.record(override.overridden()).orElse(null) instanceof DecisionRecord decided
        && decided.decision() != override.decision()) {
      Watched one = all.get(decided.adoptionId());
      if (one != null && next >= one.state().first()) {
        one.addOverride();
      }
    }
  }

  private void take(
      Map<UUID, Watched> all, Watched one, DecisionRecord decision, @Nullable Payload payload)
      throws IOException, SQLException, InterruptedException {
    if (one.endsBefore(decision.at())) {
      close(all, one);
    }
    if (!one.hasDecisions()) {
      Plan kept = one.state().plan();
      one.open(kept == null ? opening.plan(one.state()) : kept, opening.reference(one));
      store.keep(one.adoption, place, one.state());
    }
    one.add(
        decision.at(), decision.score(), decision.decision() == Decision.FLAGGED, values(payload));
  }

  /** A challenger's payload points to the decision that counts; erased ones say nothing. */
  private Map<String, Object> values(@Nullable Payload payload) throws IOException {
    return payload == null || place.equals(CHALLENGER)
        ? Map.of()
        : MonitoringStore.JSON.readValue(payload.features(), VALUES);
  }

  private Optional<Watched> watched(Map<UUID, Watched> all, UUID adoption) {
    Watched known = all.get(adoption);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Watched> made =
        gate.served().stream()
            .filter(served -> served.adoptionId().equals(adoption))
            .findFirst()
            .map(this::begun);
    made.ifPresent(one -> all.put(adoption, one));
    return made;
  }

  private Watched begun(Served served) {
    return new Watched(
        served.adoptionId(),
        place,
        new Watched.State(
            served.purpose(), served.modelId(), served.version(), null, null, next, null));
  }

  private void close(Map<UUID, Watched> all, Watched one) throws SQLException {
    Watched.State after = one.closed(next);
    long from = next;
    for (Watched other : all.values()) {
      if (other != one && other.hasDecisions()) {
        from = Math.min(from, other.state().first());
      }
    }
    Closed window =
        new Closed(
            one.adoption,
            place,
            one.state().first(),
            next,
            one.due(),
            one.figures(clock.instant()));
    store.close(window, after, from);
    one.goOn(after);
  }

  /** Takes each decision of a closed window again. */
  void each(Closed window, Taker taker) throws SQLException {
    long at = window.first();
    while (at < window.after()) {
      int most = (int) Math.min(RECORDS_AT_ONCE, window.after() - at);
      List<Logged> some = log.logged(at, most);
      if (some.isEmpty()) {
        throw new SQLException("The log has no record " + at + " any more");
      }
      for (Logged entry : some) {
        if (entry.record() instanceof DecisionRecord decision
            && decision.adoptionId().equals(window.adoption())) {
          taker.take(labelledAs(decision, entry.payload()), decision);
        }
      }
      at += some.size();
    }
  }

  private @Nullable UUID labelledAs(DecisionRecord decision, @Nullable Payload payload)
      throws SQLException {
    if (place.equals(CHAMPION)) {
      return decision.id();
    }
    try {
      return payload == null
          ? null
          : UUID.fromString(
              MonitoringStore.JSON.readTree(payload.features()).path("decision").asText());
    } catch (IOException e) {
      throw new SQLException("A challenger's decision points nowhere", e);
    }
  }
}
