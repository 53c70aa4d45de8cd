// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Judged;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/**
 * An evaluator's part in a round with a gate: of what each aggregator whose turn has come offers, a
 * worker measures the gain on this bank's holdout, and the node signs it; where the rule goes by
 * that, of its updates first. There is one job for each aggregator, so that one gain is said of
 * what it offers.
 */
@Component
@BankOnly
class GateSteps {
  private final RoundDesk desk;
  private final RoundJobs jobs;
  private final Combining combining;

  GateSteps(RoundDesk desk, RoundJobs jobs, Combining combining) {
    this.desk = desk;
    this.jobs = jobs;
    this.combining = combining;
  }

  /** Does what is next, of each aggregator that may end the round by now. */
  void next(Repeated repeated, RoundStanding stands, Instant now) {
    String holdout = stands.holdout();
    if (holdout == null || !stands.part().rows().hasNonNull("holdout")) {
      return;
    }
    for (String aggregator : stands.line(now)) {
      int seat = stands.federation().seatOf(aggregator);
      if (stands.federation().aggregation().goesByEvaluators()) {
        weigh(repeated, stands, aggregator, new Judged(seat, holdout, null));
      }
      Optional<FineTuneJob> job = jobs.find(recipe(stands, new Judged(seat, holdout, null)));
      if (job.isEmpty()) {
        repeated.until(
            stands.key("candidate/" + aggregator),
            () -> candidate(stands, aggregator),
            digest -> jobs.ask(stands, recipe(stands, new Judged(seat, holdout, digest))));
      } else if (job.get().status() == JobStatus.DONE) {
        repeated.once(stands.key("judge/" + aggregator), () -> say(stands, aggregator, job.get()));
      }
    }
  }

  private void weigh(Repeated repeated, RoundStanding stands, String aggregator, Judged judged) {
    RoundRecipe unknown = stands.recipe(Kind.WEIGH, List.of(), null).judging(judged);
    Optional<FineTuneJob> job = jobs.find(unknown);
    if (job.isEmpty()) {
      repeated.until(
          stands.key("updates/" + aggregator),
          () ->
              desk.fetchUpdates(stands.id(), stands.number(), aggregator)
                  .thenApply(found -> Optional.of(found).filter(shown -> !shown.isEmpty())),
          shown ->
              jobs.ask(
                  stands, stands.recipe(Kind.WEIGH, stands.updates(shown), null).judging(judged)));
    } else if (job.get().status() == JobStatus.DONE) {
      repeated.once(
          stands.key("weigh/" + aggregator),
          () ->
              desk.weighed(
                  stands.id(),
                  stands.number(),
                  RoundRecipe.of(job.get().request().recipe()).updates().stream()
                      .map(RoundRecipe.Update::digest)
                      .toList(),
                  gains(job.get()),
                  aggregator));
    }
  }

  private static List<Integer> gains(FineTuneJob job) {
    List<Integer> gains = new ArrayList<>();
    metrics(job).path("gainsMillionths").forEach(gain -> gains.add(gain.asInt()));
    return gains;
  }

  private static JsonNode metrics(FineTuneJob job) {
    return Objects.requireNonNull(job.metrics(), "a job that is done has metrics");
  }

  /**
   * Has a worker measure what each update of a round was worth, or each group's, at the bank that
   * has ended it: nobody else may see them. Of one sum of all there is nothing to compare.
   */
  void score(RoundStanding stands) {
    String holdout = stands.holdout();
    if (holdout == null) {
      return;
    }
    boolean mayScore =
        stands.part().rows().hasNonNull("holdout")
            && (!stands.isMasked() || stands.isGrouped())
            && stands.round().aggregator().equals(stands.member());
    if (mayScore) {
      int round = stands.round().number();
      jobs.find(RoundRecipe.key(Kind.COMBINE, stands.id(), round))
          .filter(job -> job.status() == JobStatus.DONE)
          .ifPresent(
              job ->
                  jobs.ask(
                      stands,
                      RoundRecipe.of(job.request().recipe())
                          .scoring(
                              stands.part().rows(),
                              new Judged(stands.seat(), holdout, job.artifactDigest()))));
    }
  }

  private static RoundRecipe recipe(RoundStanding stands, Judged judged) {
    return stands.recipe(Kind.JUDGE, List.of(), null).judging(judged);
  }

  /** What an aggregator offers; empty for nothing yet. */
  private CompletableFuture<Optional<String>> candidate(RoundStanding stands, String aggregator) {
    return aggregator.equals(stands.member())
        ? CompletableFuture.completedFuture(combining.candidate(stands))
        : desk.fetchCandidate(stands.id(), stands.number(), aggregator);
  }

  private CompletableFuture<?> say(RoundStanding stands, String aggregator, FineTuneJob job) {
    JsonNode measured = metrics(job);
    Judged judged =
        Objects.requireNonNull(
            RoundRecipe.of(job.request().recipe()).judged(), "of a job that judges");
    return desk.judge(
        stands.id(),
        stands.number(),
        Objects.requireNonNull(judged.candidate(), "known when the job was asked for"),
        measured.path("gainMillionths").asInt(),
        aggregator);
  }
}
