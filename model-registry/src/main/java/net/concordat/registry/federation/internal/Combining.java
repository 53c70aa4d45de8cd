// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/** An aggregator's part in a round: what came goes to a worker, what it makes to the ledger. */
@Component
@BankOnly
class Combining {
  private static final String AWAY = "AWAY";

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
      if (!stands.isMasked()) {
        repeated.once(
            stands.key("await"),
            () -> desk.arrived(stands.id(), stands.number()),
            arrived -> take(repeated, stands, arrived));
      }
    } else if (job.get().status() == JobStatus.DONE) {
      repeated.once(stands.key("end"), () -> end(stands, job.get()));
    } else if (job.get().status().isEnd()) {
      rollBack(repeated, stands);
    }
  }

  private void take(Repeated repeated, RoundStanding stands, List<RoundDesk.Arrived> arrived) {
    List<RoundRecipe.Update> updates = new ArrayList<>();
    for (RoundFact.Commitment committed : stands.round().commitments()) {
      if (arrived.stream().anyMatch(each -> each.isAsIn(committed))) {
        updates.add(new RoundRecipe.Update(stands.memberAt(committed.seat()), committed.digest()));
      }
    }
    if (updates.size() < stands.quorum()) {
      rollBack(repeated, stands);
    } else {
      jobs.ask(stands, stands.recipe(RoundRecipe.Kind.COMBINE, updates, null));
    }
  }

  /** Of the round nothing comes. */
  void rollBack(Repeated repeated, RoundStanding stands) {
    repeated.once(stands.key("end"), () -> rollBack(stands, List.of()));
  }

  private CompletableFuture<?> rollBack(RoundStanding stands, List<RoundDesk.Found> found) {
    return desk.rollBack(stands.commandId("end"), stands.id(), stands.number(), found);
  }

  private CompletableFuture<?> end(RoundStanding stands, FineTuneJob job) {
    JsonNode measured = Objects.requireNonNull(job.metrics(), "a job that is done has metrics");
    List<RoundDesk.Found> found = found(stands, job, measured.path("found"));
    if (measured.path("counted").asInt() < stands.quorum()) {
      return rollBack(stands, found);
    }
    return desk.aggregate(
        stands.commandId("end"),
        stands.id(),
        stands.number(),
        new RoundDesk.Outcome(
            Objects.requireNonNull(job.artifactDigest(), "and has made something"),
            measured.path("movedMillionths").asLong(),
            found));
  }

  /** Whom the worker left out; and whose update came when the worker had begun. */
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
        found.add(new RoundDesk.Found(committed.seat(), AWAY));
      }
    }
    return found;
  }
}
