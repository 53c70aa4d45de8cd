// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.scoring.decision.Decisions.Decided;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.model.Scored;
import net.concordat.scoring.serving.DaemonThread;
import net.concordat.scoring.serving.Gate;
import net.concordat.scoring.serving.Gate.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What challengers would have decided, in a log of its own. Nobody waits for them: where they
 * cannot keep up, cases are left out and counted.
 */
public final class Shadow implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
  private static final int MOST_WAITING = 256;

  private final Gate gate;
  private final DecisionLog log;
  private final LongAdder scored = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder leftOut = new LongAdder();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          DaemonThread.named("shadow"));

  /**
   * Challengers that the gate lets through.
   *
   * @param log for them alone
   */
  public Shadow(Gate gate, DecisionLog log) {
    this.gate = gate;
    this.log = log;
  }

  /**
   * How far challengers are.
   *
   * @param scored cases that they scored and that are recorded
   * @param refused cases whose values their schema does not allow, or that could not be recorded
   * @param leftOut cases for which there was no time
   */
  public record Counts(long scored, long refused, long leftOut) {}

  /** Since the service was started. */
  public Counts counts() {
    return new Counts(scored.sum(), refused.sum(), leftOut.sum());
  }

  /** Has the challengers of a purpose score what was decided; returns at once. */
  void follow(String purpose, List<Case> cases, List<Decided> decided) {
    for (Ready challenger : gate.challengers(purpose)) {
      try {
        thread.execute(() -> score(challenger, cases, decided));
      } catch (RejectedExecutionException e) {
        leftOut.add(cases.size());
      }
    }
  }

  private void score(Ready challenger, List<Case> cases, List<Decided> decided) {
    try {
      List<Map<String, Object>> rows = cases.stream().map(Case::byField).toList();
      List<Scored> scores = challenger.scorer().score(rows);
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        Entry entry = entry(challenger, decided.get(i).record(), scores.get(i));
        // A case that is asked for again was recorded with another salt.
        if (log.record(entry.record().id()).isEmpty()) {
          entries.add(entry);
        }
      }
      if (!entries.isEmpty()) {
        log.append(entries);
        scored.add(entries.size());
      }
    } catch (InvalidRowsException | InvalidInputException | LogUnavailableException e) {
      refused.add(cases.size());
      LOG.warn("{} in shadow: {}", challenger.served().versionId(), e.getMessage());
    }
  }

  /** The values are with the champion's decision, to which the payload points. */
  private static Entry entry(Ready challenger, DecisionRecord champion, Scored scored) {
    UUID adoption = challenger.served().adoptionId();
    UUID id = id(champion.id(), adoption);
    Payload payload =
        Payload.of(
            "{\"decision\":\"%s\"}".formatted(champion.id()).getBytes(StandardCharsets.US_ASCII));
    double threshold = challenger.terms().threshold();
    return new Entry(
        new DecisionRecord(
            id,
            challenger.served().versionId(),
            adoption,
            payload.digest(id),
            scored.score(),
            threshold,
            Decision.of(scored.score(), threshold),
            scored.reasons(),
            challenger.terms().baseline(),
            champion.at(),
            champion.caller(),
            null),
        payload);
  }

  /** What today's challengers would have decided on a case. */
  public List<DecisionRecord> of(UUID decision) {
    return gate.served().stream()
        .filter(served -> !served.isChampion())
        .map(served -> log.record(id(decision, served.adoptionId())))
        .flatMap(Optional::stream)
        .filter(DecisionRecord.class::isInstance)
        .map(DecisionRecord.class::cast)
        .toList();
  }

  private static UUID id(UUID decision, UUID adoption) {
    return DerivedId.of(
        "concordat/shadow-id/1",
        decision.getMostSignificantBits(),
        decision.getLeastSignificantBits(),
        adoption.getMostSignificantBits(),
        adoption.getLeastSignificantBits());
  }

  @Override
  public void close() {
    thread.shutdownNow();
    log.close();
  }
}
