// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipes;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/**
 * What follows from how a federation stands. An update is made by a job under a key of its own, and
 * is in the store before the node commits to it: nothing makes a second one.
 */
@Component
@BankOnly
class RoundSteps {
  private final RoundDesk desk;
  private final RoundJobs jobs;
  private final ArtifactStore store;
  private final Combining combining;
  private final MaskedSteps masked;
  private final GateSteps gate;
  private final Clock clock;

  RoundSteps(
      RoundDesk desk,
      RoundJobs jobs,
      ArtifactStore store,
      Combining combining,
      MaskedSteps masked,
      GateSteps gate,
      Clock clock) {
    this.desk = desk;
    this.jobs = jobs;
    this.store = store;
    this.combining = combining;
    this.masked = masked;
    this.gate = gate;
    this.clock = clock;
  }

  /** Reveals what was committed to, as soon as nobody can accept any more. */
  void reveal(Repeated repeated, FederationFact federation, String member) {
    boolean answered =
        federation.seats().stream().noneMatch(seat -> seat.status().equals("INVITED"))
            || !clock.instant().isBefore(federation.times().acceptBy());
    boolean due = !federation.seats().get(federation.seatOf(member)).mayAggregate();
    if (answered && due) {
      String key = federation.federationId() + "/reveal";
      UUID commandId =
          UUID.nameUUIDFromBytes((member + "/" + key).getBytes(StandardCharsets.UTF_8));
      repeated.once(key, () -> desk.reveal(commandId, federation.federationId()));
    }
  }

  /** Has a worker say what joining would spend. */
  void sayCost(FederationFact federation, RoundRecipe recipe) {
    jobs.ask(federation.training().base(), recipe);
  }

  /** Does what is next in the round. */
  void next(Repeated repeated, RoundStanding stands) {
    if (!stands.round().awaitsUpdates()) {
      gate.score(stands);
    }
    if (stands.federation().end(stands.round()) != null) {
      finish(repeated, stands);
      return;
    }
    if (!stands.round().awaitsUpdates()) {
      trainAndCommit(repeated, stands);
      return;
    }
    Instant now = clock.instant();
    Optional<FineTuneJob> trained = jobs.find(RoundRecipe.Kind.TRAIN, stands);
    boolean sends = trained.isEmpty() || MaskedSteps.isMaskedAsDrawn(stands, trained.get());
    if (stands.round().counts(stands.seat()) && sends) {
      repeated.once(stands.keyOfTurn("send", now), () -> desk.send(stands.id(), stands.number()));
    }
    if (stands.isMasked() && !stands.isGrouped()) {
      trained.ifPresent(job -> masked.open(repeated, stands, job, now));
    }
    if (stands.isOurTurn(now)) {
      combining.next(repeated, stands);
    }
    if (stands.holdout() != null && fetch(repeated, stands)) {
      gate.next(repeated, stands, now);
    }
  }

  /**
   * Makes a version's artifact of the last weights, at a bank that trained for them. Any other has
   * erased what its workers kept for the rounds, as making the artifact does.
   */
  private void finish(Repeated repeated, RoundStanding stands) {
    if (!stands.round().contributors().contains(stands.seat())) {
      jobs.ask(stands, stands.recipe(RoundRecipe.Kind.ERASE, List.of(), null));
    } else if (fetch(repeated, stands)) {
      jobs.ask(stands, stands.recipe(RoundRecipe.Kind.FINISH, List.of(), null));
    }
  }

  private void trainAndCommit(Repeated repeated, RoundStanding stands) {
    Optional<FineTuneJob> job = jobs.find(RoundRecipe.Kind.TRAIN, stands);
    Instant now = clock.instant();
    if (job.isEmpty()) {
      if (fetch(repeated, stands)) {
        begin(repeated, stands, now);
      }
    } else if (job.get().status() == JobStatus.DONE) {
      String update = String.valueOf(job.get().artifactDigest());
      repeated.once(
          stands.keyOfTurn("commit", now), () -> desk.commit(stands.id(), stands.number(), update));
    }
    if (stands.isOurTurn(now)) {
      repeated.once(
          stands.key("open"),
          () -> desk.open(stands.commandId("open"), stands.id(), stands.number()));
    }
  }

  private void begin(Repeated repeated, RoundStanding stands, Instant now) {
    if (stands.isMasked()) {
      masked.prepare(repeated, stands, now);
    } else {
      jobs.ask(stands, stands.recipe(RoundRecipe.Kind.TRAIN, List.of(), null));
    }
  }

  /** Whether the weights that stand are here; fetches them if not, or has them made. */
  private boolean fetch(Repeated repeated, RoundStanding stands) {
    if (isStored(stands.round().globalDigest())) {
      return true;
    }
    if (RoundRecipes.ofBase(stands.federation(), stands.round())) {
      if (stands.isMasked() || stands.holdout() != null) {
        // A node that masks or judges asks that its store holds what all begin with, also the first
        // time.
        jobs.ask(stands, stands.recipe(RoundRecipe.Kind.BASE, List.of(), null));
      }
      return !stands.isMasked();
    }
    List<String> others =
        stands.round().contributors().stream()
            .map(seat -> stands.federation().seats().get(seat).member())
            .filter(member -> !member.equals(stands.member()))
            .toList();
    String aggregator = stands.round().aggregator();
    long turn = stands.turns(clock.instant());
    String from =
        turn == 0 || others.isEmpty() ? aggregator : others.get((int) (turn % others.size()));
    int left = stands.number() - 1;
    repeated.once(stands.key("fetch/" + from), () -> desk.fetch(stands.id(), left, from));
    return false;
  }

  private boolean isStored(String digest) {
    try {
      return store.size(ArtifactDigest.of(digest)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("The artifact store cannot be read", e);
    }
  }
}
