// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.scoring.decision.Decisions;
import net.concordat.scoring.decision.Overrides;
import net.concordat.scoring.decision.Shadow;
import net.concordat.scoring.http.Answers.AnchoringAnswer;
import net.concordat.scoring.http.Answers.DecisionAnswer;
import net.concordat.scoring.http.Answers.DecisionsAnswer;
import net.concordat.scoring.http.Answers.FullAnswer;
import net.concordat.scoring.http.Answers.LedgerAnswer;
import net.concordat.scoring.http.Answers.OutcomeAnswer;
import net.concordat.scoring.http.Answers.OverrideAnswer;
import net.concordat.scoring.http.HttpService.Behind;
import net.concordat.scoring.http.HttpService.Kept;
import net.concordat.scoring.http.JsonHandler.Answer;
import net.concordat.scoring.outcome.Outcomes;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Gate.Ready;
import net.concordat.scoring.serving.Refusal;
import net.concordat.scoring.serving.Served;
import org.jspecify.annotations.Nullable;

/** What can be asked, and who may ask it. */
final class Endpoints {
  private static final Set<String> PROGRAMS = Set.of(Caller.PROGRAM);
  private static final Set<String> DECIDERS =
      Set.of(Caller.PROGRAM, "model-validator", "model-approver");

  private final DecisionLog log;
  private final Gate gate;
  private final Decisions decisions;
  private final Overrides overrides;
  private final Shadow shadow;
  private final Outcomes outcomes;
  private final Behind behind;

  Endpoints(Kept kept, Gate gate, Decisions decisions, Overrides overrides, Behind behind) {
    this.behind = behind;
    this.log = kept.log();
    this.gate = gate;
    this.decisions = decisions;
    this.overrides = overrides;
    this.shadow = kept.shadow();
    this.outcomes = kept.outcomes();
  }

  CompletableFuture<Answer> decide(Caller caller, byte[] body) {
    caller.require(PROGRAMS);
    Requests.ToDecide asked = Requests.read(body, Requests.ToDecide.class);
    return decisions
        .decide(caller.name(), asked.usablePurpose(), asked.cases())
        .thenApply(
            all ->
                all.stream()
                    .map(decided -> DecisionAnswer.of(decided.record(), decided.receipt()))
                    .toList())
        .thenApply(
            answers ->
                new Answer(200, new DecisionsAnswer(answers, LedgerAnswer.of(gate.contact()))));
  }

  Answer decision(Caller caller, UUID id) throws IOException {
    DecisionRecord record = find(caller, id);
    @Nullable Payload payload = log.payload(id).orElse(null);
    return new Answer(
        200,
        new FullAnswer(
            DecisionAnswer.of(
                record,
                // Handed in again, a record gets its own place.
                payload == null ? null : log.append(List.of(new Entry(record, payload))).get(0)),
            record.encoded(),
            payload == null ? null : Requests.JSON.readTree(payload.features()),
            payload == null ? null : payload.features(),
            payload == null ? null : payload.salt(),
            overrides.of(id).stream().map(other -> OverrideAnswer.of(other, null)).toList(),
            shadow.of(id).stream().map(other -> DecisionAnswer.of(other, null)).toList(),
            outcome(id)));
  }

  private @Nullable OutcomeAnswer outcome(UUID id) {
    try {
      return outcomes.of(id).map(OutcomeAnswer::of).orElse(null);
    } catch (SQLException e) {
      throw new Problem(503, "Outcomes cannot be read now.");
    }
  }

  Answer proof(Caller caller, UUID id) {
    find(caller, id);
    return log.proof(id)
        .map(proof -> new Answer(200, DecisionJson.of(proof)))
        .orElseThrow(
            () ->
                new Problem(
                    409,
                    "The batch of decision %s is not closed yet: that takes at most a minute."
                        .formatted(id)));
  }

  Answer override(Caller caller, UUID id, byte[] body) {
    caller.require(DECIDERS);
    DecisionRecord record = find(caller, id);
    Requests.Override asked = Requests.read(body, Requests.Override.class);
    if (caller.isProgram() == (asked.person() == null)) {
      throw new Problem(
          422,
          "A program must name the 'person' who decided, under a pseudonym; a person must not, and is named by the token.");
    }
    var made =
        overrides.add(
            record,
            asked.usableDecision(),
            asked.usableReason(),
            asked.person() == null ? caller.name() : asked.person());
    return new Answer(201, OverrideAnswer.of(made.record(), made.receipt()));
  }

  /** A program sees what it asked for itself, people of the bank see all. */
  private DecisionRecord find(Caller caller, UUID id) {
    boolean reads = caller.roles().stream().anyMatch(Caller.READERS::contains);
    if (!reads) {
      caller.require(PROGRAMS);
    }
    return log.record(id)
        .flatMap(
            record ->
                record instanceof DecisionRecord decision
                    ? Optional.of(decision)
                    : Optional.empty())
        .filter(decision -> reads || decision.caller().equals(caller.name()))
        .orElseThrow(() -> new Problem(404, "There is no decision %s.".formatted(id)));
  }

  Answer state(Caller caller) {
    requireReader(caller);
    Map<String, Object> state = new TreeMap<>();
    state.put("anchoring", AnchoringAnswer.of(behind.anchoring().get()));
    state.put("ledger", LedgerAnswer.of(gate.contact()));
    String unmeasured = behind.monitoring().get();
    state.put("monitoring", unmeasured.isEmpty() ? Map.of() : Map.of("problem", unmeasured));
    state.put("receiptKey", behind.receiptKey());
    state.put("shadow", shadow.counts());
    state.put("versions", gate.served().stream().map(this::state).toList());
    return new Answer(200, state);
  }

  /** What a case must name, by the version that would decide on it now. */
  Answer fields(Caller caller, @Nullable String purpose) {
    requireReader(caller);
    if (purpose == null) {
      throw new Problem(422, "The 'purpose' must be given, as in /fields?purpose=fraud.");
    }
    Ready ready = gate.champion(purpose);
    return new Answer(
        200, Map.of("versionId", ready.served().versionId(), "fields", ready.scorer().fields()));
  }

  private static void requireReader(Caller caller) {
    if (caller.roles().stream().noneMatch(Caller.READERS::contains)) {
      caller.require(PROGRAMS);
    }
  }

  private Map<String, Object> state(Served served) {
    Map<String, Object> state = new TreeMap<>();
    state.put("purpose", served.purpose());
    state.put("place", served.place());
    state.put("versionId", served.versionId());
    state.put("artifactDigest", served.artifactDigest());
    state.put("adoptionId", served.adoptionId());
    state.put("since", served.since());
    state.put("expiresAt", served.expiresAt());
    @Nullable Refusal refusal = gate.refusal(served);
    state.put("usable", refusal == null);
    if (refusal != null) {
      state.put("reason", refusal.reason());
      state.put("detail", refusal.detail());
    }
    gate.terms(served)
        .ifPresent(
            terms -> {
              state.put("baseline", terms.baseline());
              state.put("threshold", terms.threshold());
              state.put("minutesWithoutLedger", terms.withoutLedger().toMinutes());
              state.put("suspend", terms.suspend());
              if (terms.fallBack() != null) {
                state.put("fallBack", terms.fallBack());
              }
            });
    return state;
  }
}
