// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Gate.Ready;
import net.concordat.scoring.serving.Served;
import org.jspecify.annotations.Nullable;

/** Decides on cases: each decision is durable before anybody is told of it. */
public final class Decisions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often ids may be recorded by somebody else in the midst of it. */
  private static final int ATTEMPTS = 5;

  private final Gate gate;
  private final DecisionLog log;
  private final Shadow shadow;
  private final Clock clock;

  /** Decides by what the gate lets through, and has challengers follow. */
  public Decisions(Gate gate, DecisionLog log, Shadow shadow, Clock clock) {
    this.gate = gate;
    this.log = log;
    this.shadow = shadow;
    this.clock = clock;
  }

  /**
   * A decision that the disk has.
   *
   * @param record what was decided
   * @param receipt that it was recorded
   */
  public record Decided(DecisionRecord record, SignedReceipt receipt) {}

  /**
   * Decides on cases, all or none. What was decided before under the same id, of the same caller
   * and with the same values, is given again.
   *
   * @param caller who asks
   * @param purpose for which the bank has a champion
   * @param cases with different ids
   * @return once the disk has them; fails with an {@link OtherDecisionException} if an id is of
   *     another decision, with a {@link net.concordat.decisions.log.LogUnavailableException} if it
   *     cannot be recorded
   * @throws net.concordat.scoring.serving.RefusedException if no version may decide
   * @throws net.concordat.scoring.model.InvalidRowsException if a value is not as the schema says
   * @throws net.concordat.decisions.log.LogUnavailableException if the log is closed
   */
  public CompletableFuture<List<Decided>> decide(String caller, String purpose, List<Case> cases) {
    Ready ready = gate.champion(purpose);
    List<Map<String, Object>> rows = cases.stream().map(Case::byField).toList();
    List<Scored> scores = ready.scorer().score(rows);
    Instant at = clock.instant();
    List<Entry> entries = new ArrayList<>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      entries.add(entry(ready, cases.get(i), scores.get(i), at, caller));
    }
    return recorded(purpose, entries, entries, 1)
        .thenApply(
            decided -> {
              shadow.follow(purpose, cases, decided);
              return decided;
            });
  }

  private static Entry entry(Ready ready, Case asked, Scored scored, Instant at, String caller) {
    Payload payload = Payload.of(asked.values().json());
    double threshold = ready.terms().threshold();
    Served champion = ready.insteadOf();
    return new Entry(
        new DecisionRecord(
            asked.id(),
            ready.served().versionId(),
            ready.served().adoptionId(),
            payload.digest(asked.id()),
            scored.score(),
            threshold,
            Decision.of(scored.score(), threshold),
            scored.reasons(),
            ready.terms().baseline(),
            at,
            caller,
            champion == null ? null : champion.adoptionId()),
        payload);
  }

  private CompletableFuture<List<Decided>> recorded(
      String purpose, List<Entry> asked, List<Entry> entries, int attempt) {
    CompletableFuture<List<Decided>> recorded =
        log.submit(entries).thenApply(receipts -> decided(entries, receipts));
    // Not in the log's own thread, since it looks for each of them.
    return attempt == ATTEMPTS
        ? recorded
        : recorded.exceptionallyComposeAsync(failure -> again(purpose, asked, attempt, failure));
  }

  /** If an id is recorded already: by an answer that was lost, or by somebody else. */
  private CompletableFuture<List<Decided>> again(
      String purpose, List<Entry> asked, int attempt, Throwable failure) {
    return failure.getCause() instanceof InvalidInputException
        ? recorded(
            purpose,
            asked,
            asked.stream().map(entry -> before(purpose, entry)).toList(),
            attempt + 1)
        : CompletableFuture.failedFuture(failure);
  }

  private static List<Decided> decided(List<Entry> entries, List<SignedReceipt> receipts) {
    List<Decided> decided = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      decided.add(new Decided((DecisionRecord) entries.get(i).record(), receipts.get(i)));
    }
    return decided;
  }

  /** What is recorded under the id, if it is the same; what is asked for, if there is none. */
  private Entry before(String purpose, Entry asked) {
    DecisionRecord wanted = (DecisionRecord) asked.record();
    var recorded = log.record(wanted.id());
    if (recorded.isEmpty()) {
      return asked;
    }
    Optional<Payload> payload = log.payload(wanted.id());
    if (recorded.get() instanceof DecisionRecord before
        && before.caller().equals(wanted.caller())
        && !isForAnother(purpose, before)
        && payload.isPresent()
        && isSame(payload.get(), asked.payload())) {
      return new Entry(before, payload.get());
    }
    throw new OtherDecisionException(wanted.id());
  }

  /** Whether an adoption decided that serves, but not this purpose. */
  private boolean isForAnother(String purpose, DecisionRecord before) {
    return gate.served().stream()
        .filter(served -> served.adoptionId().equals(before.adoptionId()))
        .anyMatch(served -> !served.purpose().equals(purpose));
  }

  private static boolean isSame(Payload one, @Nullable Payload other) {
    try {
      return other != null && JSON.readTree(one.features()).equals(JSON.readTree(other.features()));
    } catch (IOException e) {
      return false;
    }
  }
}
