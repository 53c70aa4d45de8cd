// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.registry.federation.RoundMasks;
import net.concordat.registry.federation.RoundRecipe;
import net.concordat.registry.federation.RoundRecipe.Kind;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.MaskDesk;
import net.concordat.registry.ledger.MaskDesk.Attempt;
import net.concordat.registry.ledger.MaskDesk.Step;
import net.concordat.registry.ledger.RoundDesk;
import net.concordat.registry.ledger.RoundFact;
import net.concordat.registry.security.BankOnly;
import org.springframework.stereotype.Component;

/**
 * What a bank does beside in rounds of which nobody sees an update. Each step is a job, whose
 * recipe has the lists of the steps before: what the node says next follows from it. The secrets
 * stay with the worker.
 */
@Component
@BankOnly
class MaskedSteps {
  /** How often a list is waited for in an aggregator's time, at the most. */
  private static final int LISTS = 4;

  private final MaskDesk desk;
  private final RoundDesk rounds;
  private final RoundJobs jobs;
  private final ArtifactStore store;
  private final Combining combining;

  MaskedSteps(
      MaskDesk desk, RoundDesk rounds, RoundJobs jobs, ArtifactStore store, Combining combining) {
    this.desk = desk;
    this.rounds = rounds;
    this.jobs = jobs;
    this.store = store;
    this.combining = combining;
  }

  /** Says keys and shares, until the worker is asked to train with all that has come. */
  void prepare(Repeated repeated, RoundStanding stands, Instant now) {
    String gatherer = stands.turnOf(now);
    RoundMasks none = stands.masks(stands.federation().seatOf(gatherer));
    RoundRecipe keys = stands.recipe(Kind.KEYS, List.of(), none);
    if (stands.isGrouped()) {
      speak(
          repeated,
          stands,
          keys,
          Step.KEYS,
          list -> trainInGroup(stands, none.withKeys(said(stands, list))));
      return;
    }
    RoundRecipe shares = stands.recipe(Kind.SHARES, List.of(), none);
    Optional<FineTuneJob> shared = jobs.find(shares);
    if (shared.isEmpty()) {
      speak(
          repeated,
          stands,
          keys,
          Step.KEYS,
          list -> ask(stands, Kind.SHARES, list, none.withKeys(said(stands, list))));
    } else {
      RoundRecipe told = RoundRecipe.of(shared.get().request().recipe());
      RoundMasks known = Objects.requireNonNull(told.masks(), "of a step under masks");
      speak(
          repeated,
          stands,
          told,
          Step.SHARES,
          list -> ask(stands, Kind.TRAIN, list, known.withShares(said(stands, list))));
    }
  }

  /**
   * A group masks by itself: nothing but keys is said, and half a group has nobody to mask with.
   */
  private void trainInGroup(RoundStanding stands, RoundMasks masks) {
    List<String> spoke = masks.keys().stream().map(RoundMasks.Said::member).toList();
    if (stands.ownGroup().equals(masks.groups()) && spoke.containsAll(masks.groups().get(0))) {
      jobs.ask(stands, stands.recipe(Kind.TRAIN, List.of(), masks));
    }
  }

  /**
   * Whether the ledger has this bank in the group that its update was masked in: who leaves between
   * keys and commitments changes the groups. No sum takes the masks off an update of another group,
   * so it is kept back.
   *
   * @param trained the job that masked it
   */
  static boolean isMaskedAsDrawn(RoundStanding stands, FineTuneJob trained) {
    RoundMasks masks = RoundRecipe.of(trained.request().recipe()).masks();
    return masks == null || masks.groups().equals(stands.ownGroup());
  }

  /** Has the worker make what is said; once it is, says it, and takes the list of it. */
  private void speak(
      Repeated repeated,
      RoundStanding stands,
      RoundRecipe recipe,
      Step step,
      Consumer<List<MaskDesk.Said>> taker) {
    Optional<FineTuneJob> job = jobs.find(recipe);
    if (job.isEmpty()) {
      jobs.ask(stands, recipe);
    } else if (job.get().status() == JobStatus.DONE) {
      RoundMasks masks = Objects.requireNonNull(recipe.masks(), "of a step under masks");
      Attempt attempt = stands.attempt(masks.gatherer());
      String gatherer = stands.memberAt(masks.gatherer());
      repeated.once(
          recipe.key() + "/say", () -> desk.say(attempt, step, made(job.get()), gatherer));
      repeated.once(recipe.key() + "/list", () -> list(stands, attempt, step, gatherer), taker);
    }
  }

  private CompletableFuture<List<MaskDesk.Said>> list(
      RoundStanding stands, Attempt attempt, Step step, String gatherer) {
    return gatherer.equals(stands.member())
        ? desk.list(attempt, step, patience(stands))
        : desk.fetch(attempt, step, gatherer);
  }

  private static Duration patience(RoundStanding stands) {
    return Duration.ofSeconds(stands.federation().seconds(stands.round())).dividedBy(LISTS);
  }

  /** Whoever is not on the list is out of the round. */
  private void ask(RoundStanding stands, Kind kind, List<MaskDesk.Said> list, RoundMasks masks) {
    if (list.stream().anyMatch(each -> each.seat() == stands.seat())) {
      jobs.ask(stands, stands.recipe(kind, List.of(), masks));
    }
  }

  /**
   * Signs who the survivors are and gives this bank's shares of what is taken away from their sum;
   * as the aggregator whose turn it is has the sum opened.
   *
   * @param trained the job that masked this bank's update
   */
  void open(Repeated repeated, RoundStanding stands, FineTuneJob trained, Instant now) {
    RoundMasks masks =
        Objects.requireNonNull(
            RoundRecipe.of(trained.request().recipe()).masks(), "of a masked update");
    String aggregator = stands.turnOf(now);
    Attempt attempt = stands.attempt(masks.gatherer());
    repeated.once(
        stands.key("survivors/" + aggregator),
        () -> survivors(stands, attempt, aggregator),
        list -> unmask(repeated, stands, masks, list));
    jobs.find(Kind.UNMASK, stands)
        .filter(job -> job.status() == JobStatus.DONE)
        .ifPresent(job -> give(repeated, stands, job, attempt, aggregator));
  }

  /** The list of survivors; empty at an aggregator if they are too few. */
  private CompletableFuture<List<MaskDesk.Said>> survivors(
      RoundStanding stands, Attempt attempt, String aggregator) {
    if (!aggregator.equals(stands.member())) {
      return desk.signSurvivors(attempt, aggregator)
          .thenCompose(signed -> desk.fetch(attempt, Step.SURVIVORS, aggregator));
    }
    return rounds
        .arrived(stands.id(), stands.number())
        .thenCompose(
            arrived ->
                usable(stands.round(), arrived) < stands.quorum()
                    ? CompletableFuture.completedFuture(List.of())
                    : desk.signSurvivors(attempt, aggregator)
                        .thenCompose(signed -> inTime(stands, attempt, Step.SURVIVORS)));
  }

  /** The list of a step that comes after the commitments; empty if too few have spoken in time. */
  private CompletableFuture<List<MaskDesk.Said>> inTime(
      RoundStanding stands, Attempt attempt, Step step) {
    return desk.list(attempt, step, patience(stands))
        .exceptionallyCompose(
            failure ->
                failure instanceof LedgerRefusedException
                        || failure.getCause() instanceof LedgerRefusedException
                    ? CompletableFuture.completedFuture(List.of())
                    : CompletableFuture.failedFuture(failure));
  }

  private static long usable(RoundFact round, List<RoundDesk.Arrived> arrived) {
    return round.commitments().stream()
        .filter(committed -> arrived.stream().anyMatch(each -> each.isAsIn(committed)))
        .count();
  }

  private void unmask(
      Repeated repeated, RoundStanding stands, RoundMasks masks, List<MaskDesk.Said> list) {
    if (list.isEmpty()) {
      combining.rollBack(repeated, stands);
      return;
    }
    List<Integer> seats = desk.survivors(list.get(0).said());
    if (seats.contains(stands.seat())) {
      List<RoundRecipe.Update> survivors = new ArrayList<>();
      for (RoundFact.Commitment committed : stands.round().commitments()) {
        if (seats.contains(committed.seat())) {
          survivors.add(
              new RoundRecipe.Update(stands.memberAt(committed.seat()), committed.digest()));
        }
      }
      jobs.ask(stands, stands.recipe(Kind.UNMASK, survivors, masks));
    }
  }

  private void give(
      Repeated repeated,
      RoundStanding stands,
      FineTuneJob job,
      Attempt attempt,
      String aggregator) {
    repeated.once(
        stands.key("unmasking/" + aggregator),
        () -> desk.say(attempt, Step.UNMASKING, made(job), aggregator));
    if (aggregator.equals(stands.member())) {
      RoundRecipe told = RoundRecipe.of(job.request().recipe());
      RoundMasks masks = Objects.requireNonNull(told.masks(), "of a step under masks");
      repeated.once(
          stands.key("unmaskings"),
          () -> inTime(stands, attempt, Step.UNMASKING),
          list -> combine(repeated, stands, told.updates(), masks, list));
    }
  }

  private void combine(
      Repeated repeated,
      RoundStanding stands,
      List<RoundRecipe.Update> survivors,
      RoundMasks masks,
      List<MaskDesk.Said> list) {
    if (list.isEmpty()) {
      combining.rollBack(repeated, stands);
    } else {
      RoundMasks whole = masks.withUnmaskings(said(stands, list));
      jobs.ask(stands, stands.recipe(Kind.COMBINE, survivors, whole));
    }
  }

  private static List<RoundMasks.Said> said(RoundStanding stands, List<MaskDesk.Said> list) {
    return list.stream()
        .map(each -> new RoundMasks.Said(stands.memberAt(each.seat()), each.said()))
        .toList();
  }

  /** What a worker made, which is a few kilobytes long. */
  private byte[] made(FineTuneJob job) {
    ArtifactDigest digest = ArtifactDigest.of(String.valueOf(job.artifactDigest()));
    try {
      long size = store.size(digest).orElseThrow();
      return store.read(digest, 0, Math.toIntExact(size));
    } catch (IOException e) {
      throw new UncheckedIOException("The artifact store cannot be read", e);
    }
  }
}
