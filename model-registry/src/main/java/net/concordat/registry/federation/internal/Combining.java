// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.concordat.registry.federation.RoundMasks;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.ledger.AggregationTerms;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/** An aggregator's part in a round: what came goes to a worker, what it makes to the ledger. */
@Component
@BankOnly
class Combining {
  private static final String AWAY = "AWAY";
  private static final String INCOMPLETE = "GROUP_INCOMPLETE";

  private final RoundDesk desk;
  private final RoundJobs jobs;

  Combining(RoundDesk desk, RoundJobs jobs) {
    this.desk = desk;
    this.jobs = jobs;
  }

  /** Does what is next, in our turn. */
  void next(Repeated repeated, RoundStanding stands) {
    Optional<FineTuneJob> job = jobs.find(RoundRecipe.Kind.COMBINE, stands);
    if (job.isEmpty()) {
      if (!stands.isMasked() || stands.isGrouped()) {
        repeated.once(
            stands.key("await"),
            () ->
                desk.arrived(stands.id(), stands.number())
                    .thenCompose(arrived -> recipe(stands, arrived)),
            recipe ->
                recipe.ifPresentOrElse(
                    found -> jobs.ask(stands, found), () -> rollBack(repeated, stands)));
      }
    } else if (job.get().status() == JobStatus.DONE) {
      repeated.once(stands.key("end"), () -> end(stands, job.get()), ended -> {});
    } else if (job.get().status().isEnd()) {
      rollBack(repeated, stands);
    }
  }

  /** What a worker is to combine; empty where too little has come. */
  private CompletableFuture<Optional<RoundRecipe>> recipe(
      RoundStanding stands, List<RoundDesk.Arrived> arrived) {
    List<RoundRecipe.Update> updates = new ArrayList<>();
    for (RoundFact.Commitment committed : stands.round().commitments()) {
      if (arrived.stream().anyMatch(each -> each.isAsIn(committed))) {
        updates.add(new RoundRecipe.Update(stands.memberAt(committed.seat()), committed.digest()));
      }
    }
    List<String> came = updates.stream().map(RoundRecipe.Update::member).toList();
    List<List<String>> whole = stands.groups().stream().filter(came::containsAll).toList();
    RoundMasks masks = null;
    if (stands.isGrouped()) {
      updates.removeIf(
          update -> whole.stream().noneMatch(group -> group.contains(update.member())));
      masks = stands.masks(stands.seat()).withGroups(whole);
    }
    RoundRecipe recipe = stands.recipe(RoundRecipe.Kind.COMBINE, updates, masks);
    AggregationTerms terms = stands.federation().aggregation();
    if (updates.size() < terms.leastUpdates()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return terms.goesByEvaluators()
        ? weighed(stands, recipe)
        : CompletableFuture.completedFuture(Optional.of(recipe));
  }

  /** The same with what evaluators gain by the updates; empty if too few of them say it. */
  private CompletableFuture<Optional<RoundRecipe>> weighed(
      RoundStanding stands, RoundRecipe recipe) {
    List<String> updates = recipe.updates().stream().map(RoundRecipe.Update::digest).toList();
    return desk.weigh(stands.id(), stands.number(), updates, patience(stands))
        .thenApply(
            said ->
                said.size() < stands.majority()
                    ? Optional.empty()
                    : Optional.of(recipe.weighed(weighed(stands, updates, said))));
  }

  private static RoundRecipe.Weighed weighed(
      RoundStanding stands, List<String> updates, List<List<Integer>> said) {
    List<Long> standings = new ArrayList<>();
    List<List<Integer>> gains = new ArrayList<>();
    List<RoundFact.Commitment> commitments = stands.round().commitments();
    for (int i = 0; i < commitments.size(); i++) {
      int place = i;
      if (updates.contains(commitments.get(place).digest())) {
        standings.add(stands.round().standing(commitments.get(place).seat()));
        gains.add(said.stream().map(each -> each.get(place)).toList());
      }
    }
    return new RoundRecipe.Weighed(standings, gains);
  }

  /** Of the round nothing comes. */
  void rollBack(Repeated repeated, RoundStanding stands) {
    repeated.once(stands.key("end"), () -> rollBack(stands, List.of()), ended -> {});
  }

  private CompletableFuture<Object> rollBack(RoundStanding stands, List<RoundDesk.Found> found) {
    return desk.rollBack(stands.commandId("end"), stands.id(), stands.number(), found)
        .thenApply(ended -> ended);
  }

  private CompletableFuture<Object> end(RoundStanding stands, FineTuneJob job) {
    JsonNode measured = metrics(job);
    List<RoundDesk.Found> found = found(stands, job, measured.path("found"));
    if (counted(job) < stands.quorum()) {
      return rollBack(stands, found);
    }
    String made = Objects.requireNonNull(job.artifactDigest(), "and has made something");
    RoundDesk.Outcome outcome =
        new RoundDesk.Outcome(made, measured.path("movedMillionths").asLong(), found);
    if (stands.federation().gate() == null) {
      return aggregate(stands, outcome);
    }
    return desk.gather(stands.id(), stands.number(), made, patience(stands))
        .thenCompose(passes -> passes ? aggregate(stands, outcome) : rollBack(stands, found));
  }

  private static JsonNode metrics(FineTuneJob job) {
    return Objects.requireNonNull(job.metrics(), "a job that is done has metrics");
  }

  private static int counted(FineTuneJob job) {
    return metrics(job).path("counted").asInt();
  }

  private CompletableFuture<Object> aggregate(RoundStanding stands, RoundDesk.Outcome outcome) {
    return desk.aggregate(stands.commandId("end"), stands.id(), stands.number(), outcome)
        .thenApply(ended -> ended);
  }

  /** Half of our time, so that it is not over before the round is. */
  private static Duration patience(RoundStanding stands) {
    return Duration.ofSeconds(stands.federation().seconds(stands.round())).dividedBy(2);
  }

  /** The weights that a round would make at this bank, which aggregates; empty before it has. */
  Optional<String> candidate(RoundStanding stands) {
    return jobs.find(RoundRecipe.Kind.COMBINE, stands)
        .filter(job -> job.status() == JobStatus.DONE && counted(job) >= stands.quorum())
        .map(FineTuneJob::artifactDigest);
  }

  /**
   * Whom the worker left out; whose update came when the worker had begun, and in groups who is in
   * one that was not whole then.
   */
  private static List<RoundDesk.Found> found(
      RoundStanding stands, FineTuneJob job, JsonNode reasons) {
    Set<String> combined =
        job.request().recipe().path(RoundRecipe.FIELD).findValuesAsText("digest").stream()
            .collect(Collectors.toSet());
    List<RoundDesk.Found> found = new ArrayList<>();
    for (RoundFact.Commitment committed : stands.round().commitments()) {
      JsonNode reason = reasons.path(stands.memberAt(committed.seat()));
      if (reason.isTextual()) {
        found.add(new RoundDesk.Found(committed.seat(), reason.asText()));
      } else if (!combined.contains(committed.digest())) {
        found.add(new RoundDesk.Found(committed.seat(), stands.isGrouped() ? INCOMPLETE : AWAY));
      }
    }
    return found;
  }
}
