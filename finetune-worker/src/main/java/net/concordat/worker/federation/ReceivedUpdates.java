// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.update.Intake;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The updates that a worker was given of a round; each is hostile until it was read. */
public final class ReceivedUpdates {
  /** Why a client's update is left out that evaluators gain least by, as the ledger names it. */
  private static final String LEAST_GAIN = "LEAST_GAIN";

  private final RoundTask task;
  private final FederationSpec spec;
  private final int weights;
  private final Function<String, byte[]> inputs;

  /**
   * @param weights how many the model has
   * @param inputs gives the bytes of an artifact by its digest
   */
  ReceivedUpdates(
      RoundTask task, FederationSpec spec, int weights, Function<String, byte[]> inputs) {
    this.task = task;
    this.spec = spec;
    this.weights = weights;
    this.inputs = inputs;
  }

  /**
   * The updates that count; of groups their means.
   *
   * @throws InvalidInputException if none does
   */
  public RoundUpdates counting() {
    RoundUpdates updates = taken();
    if (updates == null) {
      throw new InvalidInputException(
          "Of the round's %d updates one must count, but none does"
              .formatted(task.updates().size()));
    }
    return updates;
  }

  /** The updates that are some, of groups their means; null for none. */
  public @Nullable RoundUpdates taken() {
    return task.masks() == null ? intake().updates() : groups(new LinkedHashMap<>());
  }

  /**
   * Those that count, and of updates that evaluators have weighed those that stay; null for none.
   *
   * @param found takes the others, and why
   */
  @Nullable RoundUpdates staying(Map<String, Object> found) {
    Intake intake = intake();
    intake.reasons().forEach((member, reason) -> found.put(member, reason.name()));
    return best(intake.updates(), found);
  }

  private @Nullable RoundUpdates best(@Nullable RoundUpdates updates, Map<String, Object> found) {
    RoundTask.Weighed weighed = task.weighed();
    if (updates == null || weighed == null) {
      return updates;
    }
    Map<String, Long> standings = new HashMap<>();
    for (int i = 0; i < task.updates().size(); i++) {
      long now = weighed.standings().get(i) + UpdateGains.middle(weighed.gains().get(i));
      standings.put(task.updates().get(i).member(), now);
    }
    RoundUpdates best;
    try {
      best = UpdateGains.best(UpdateGains.bounded(updates), standings, task.dishonest());
    } catch (IllegalArgumentException tooFew) {
      return null;
    }
    List<String> stay = best.updates().stream().map(ClientUpdate::member).toList();
    for (ClientUpdate update : updates.updates()) {
      if (!stay.contains(update.member())) {
        found.put(update.member(), LEAST_GAIN);
      }
    }
    return best;
  }

  /**
   * The means of whole groups; null for none.
   *
   * @param found takes whose updates are in none, and why
   */
  @Nullable RoundUpdates groups(Map<String, Object> found) {
    Map<RoundTask.Update, SentUpdate> sent = new LinkedHashMap<>();
    task.updates().forEach(update -> sent.put(update, read(update)));
    return new GroupedWork(task).means(sent, weights, spec.largestNorm(), found);
  }

  /**
   * The numbers of masked updates, by client.
   *
   * @param found takes whose update is none
   */
  Map<String, byte[]> masked(Map<String, Object> found) {
    Map<String, byte[]> packed = new LinkedHashMap<>();
    for (RoundTask.Update update : task.updates()) {
      SentUpdate sent = read(update);
      if (!sent.digest().equals(update.digest())
          || sent.packed().length != weights * Integer.BYTES) {
        found.put(update.member(), Intake.Reason.WRONG_SHAPE.name());
      }
      packed.put(update.member(), sent.packed());
    }
    return packed;
  }

  private Intake intake() {
    Map<String, String> commitments = new LinkedHashMap<>();
    task.updates().forEach(update -> commitments.put(update.member(), update.digest()));
    Intake intake =
        new Intake(
            new Intake.Expected(
                task.federation(),
                task.round(),
                List.copyOf(commitments.keySet()),
                task.globalDigest(),
                weights * spec.server().vectors(),
                task.compression().of(task.largest()),
                spec.largestNorm()),
            commitments);
    for (RoundTask.Update update : task.updates()) {
      intake.take(update.member(), read(update));
    }
    return intake;
  }

  /** Bytes of no update are one of nothing, which is refused by its form. */
  private SentUpdate read(RoundTask.Update update) {
    try {
      return SentUpdate.decode(inputs.apply(update.digest()));
    } catch (IllegalArgumentException e) {
      return new SentUpdate(
          task.federation(), task.round(), update.member(), task.globalDigest(), 0, new byte[0]);
    }
  }
}
