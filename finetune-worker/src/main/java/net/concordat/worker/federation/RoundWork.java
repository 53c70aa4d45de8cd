// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.ClientUpdate;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.compression.Compression;
import net.concordat.federation.compression.ErrorFeedback;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/**
 * A bank's part in a round on real nodes, by the code of the simulator. Given the same task, base
 * and rows it makes the same bytes, so an attempt that was lost is simply made again.
 */
public final class RoundWork {
  private final RoundTask task;
  private final FederationSpec spec;
  private final Architecture shape;
  private final float[] base;
  private final Function<String, byte[]> inputs;
  private final Compression form;
  private final KeptByBank kept;
  private final @Nullable MaskedWork masked;
  private final ReceivedUpdates received;

  /**
   * @param shape of the version that the federation goes on from
   * @param base its weights
   * @param inputs gives the bytes of an artifact by its digest
   * @param kept what the bank keeps from round to round
   */
  public RoundWork(
      RoundTask task,
      Architecture shape,
      float[] base,
      Function<String, byte[]> inputs,
      KeptByBank kept) {
    this.task = task;
    this.form = task.compression().of(task.largest());
    this.kept = kept;
    this.masked = task.masks() == null ? null : new MaskedWork(task, kept.masks());
    this.spec = task.agreed();
    this.shape = shape;
    this.base = base;
    this.inputs = inputs;
    this.received = new ReceivedUpdates(task, spec, base.length, inputs);
  }

  /** The updates of the round, where the task has them. */
  public ReceivedUpdates received() {
    return received;
  }

  /** The weights of a version, as rounds have them. */
  public static float[] weights(Artifact version) {
    return Network.of(version.architecture(), version.weights()).parameters();
  }

  /**
   * What was made.
   *
   * @param bytes of it, for the bank's store
   * @param metrics what the registry shows or goes by, by name
   */
  public record Made(byte[] bytes, Map<String, Object> metrics) {}

  /** How many bytes each client packs of so many weights. */
  public static long updateBytes(int weights, FederationSpec spec, UpdateForm form) {
    return form.of(1).bytes(weights * spec.server().vectors());
  }

  /** How many numbers each client sends. */
  private int numbers() {
    return base.length * spec.server().vectors();
  }

  /** Whether a client goes on from what it remembers. */
  private boolean remembers() {
    return spec.server().vectors() > 1 || task.compression() != UpdateForm.NONE;
  }

  /**
   * The weights that the round begins with.
   *
   * @throws InvalidInputException if they are others than the ledger says, or further from the base
   *     version's than it says that all rounds have moved them
   */
  public GlobalModel global() {
    GlobalModel first = GlobalModel.of(base);
    GlobalModel model =
        first.digest().equals(task.globalDigest()) || task.inputs().isEmpty()
            ? first
            : GlobalModel.decode(inputs.apply(task.globalDigest()), base.length);
    if (!model.digest().equals(task.globalDigest())) {
      throw new InvalidInputException(
          "The weights that round %d begins with must have the digest %s, but have %s"
              .formatted(task.round(), task.globalDigest(), model.digest()));
    }
    requireMovedAsSaid(Math.round(1e6 * moved(first, model)));
    return model;
  }

  /**
   * What an aggregator says of the move is its word alone, and a review depends on it. The straight
   * way is never longer than all moves added, each of which was rounded, of weights in 24 bits.
   */
  private void requireMovedAsSaid(long atLeast) {
    if (atLeast > task.movedMillionths() * 1.000_001 + task.round()) {
      throw new InvalidInputException(
          "The weights that round %d begins with must have moved by %d millionths at the most, as the ledger says, but are %d from the base version's"
              .formatted(task.round(), task.movedMillionths(), atLeast));
    }
  }

  /**
   * What all rounds of a private federation would spend of the bank's budget.
   *
   * @param commitment to the rows
   */
  public static Made spend(RoundTask task, String commitment) {
    SpendStatement spend = due(task.agreed().plan(task.rounds(), task.privacy()));
    return new Made(Json.bytes(spend), Map.of("spend", spend, "dataCommitment", commitment));
  }

  private static SpendStatement due(LocalPlan plan) {
    return Checks.required("training.privacy", plan.privacyPlan()).spend();
  }

  /**
   * Trains an update on the bank's rows. Of a private one nothing else is told that depends on
   * them: not the loss, not how many they are.
   *
   * @param commitment to the rows
   */
  public Made train(Rows rows, String commitment) {
    OwnPrivacy own = task.privacy();
    LocalPlan plan = spec.plan(task.rounds(), own);
    if (own != null) {
      own.requireSpent(due(plan), commitment);
    }
    GlobalModel model = global();
    long began = System.nanoTime();
    Map<String, Object> metrics = new LinkedHashMap<>();
    if (own == null) {
      metrics.put("loss", new Evaluator(task.member(), rows).loss(shape, model.weights()));
    }
    byte[] packed;
    try (TrainingClient client =
        new TrainingClient(
            task.member(),
            rows,
            shape,
            plan,
            spec.server(),
            spec.seed() + task.member().hashCode(),
            () -> kept.noise().of(task))) {
      packed = packed(client, model);
    }
    SentUpdate sent =
        new SentUpdate(
            task.federation(),
            task.round(),
            task.member(),
            task.globalDigest(),
            numExamples(rows),
            packed);
    metrics.put("trainingSeconds", (System.nanoTime() - began) / 1e9);
    return new Made(sent.encode(), metrics);
  }

  /** As stated: under masks nothing, and privately one, which says as little. */
  private long numExamples(Rows rows) {
    if (masked != null) {
      return 0;
    }
    return task.privacy() == null ? rows.size() : 1;
  }

  private byte[] packed(TrainingClient client, GlobalModel model) {
    if (masked != null) {
      return masked.mask(client.update(task.round(), model));
    }
    if (!remembers()) {
      return form.pack(client.update(task.round(), model));
    }
    int control = spec.server().vectors() > 1 ? base.length : 0;
    ClientMemory.Kept before = kept.memory().before(task, control, numbers());
    client.resume(before.control());
    float[] update = client.update(task.round(), model);
    ErrorFeedback feedback = new ErrorFeedback(form, before.left());
    byte[] packed = feedback.pack(update);
    kept.memory().keep(task, new ClientMemory.Kept(client.controlThen(), feedback.left()));
    return packed;
  }

  /** Makes new global weights of the updates; the old ones where nothing comes of them. */
  public Made combine() {
    GlobalModel model = global();
    Map<String, Object> found = new LinkedHashMap<>();
    GlobalModel next;
    if (masked == null || task.masked().isGrouped()) {
      RoundUpdates counting = masked == null ? received.staying(found) : received.groups(found);
      next = next(model, counting, task.updates().size() - found.size());
    } else {
      next = opened(model, masked, found);
    }
    int counted = next == null ? 0 : task.updates().size() - found.size();
    return new Made(
        (next == null ? model : next).encode(),
        Map.of(
            "counted",
            counted,
            "found",
            found,
            "movedMillionths",
            next == null ? 0 : Math.round(1e6 * moved(model, next))));
  }

  /**
   * Of masked updates, which are opened together or not at all: one that is none leaves nothing.
   *
   * @param found takes whose it is
   */
  private @Nullable GlobalModel opened(
      GlobalModel model, MaskedWork work, Map<String, Object> found) {
    Map<String, byte[]> packed = received.masked(found);
    if (!found.isEmpty()) {
      return null;
    }
    try {
      double[] mean = work.sum(packed, base.length);
      for (int i = 0; i < mean.length; i++) {
        mean[i] /= packed.size();
      }
      return spec.server().next(model, mean, share(packed.size()));
    } catch (IllegalArgumentException unopened) {
      return null;
    }
  }

  private double share(int clients) {
    return Math.min(1, (double) clients / task.clients());
  }

  private @Nullable GlobalModel next(
      GlobalModel model, @Nullable RoundUpdates updates, int clients) {
    if (updates == null) {
      return null;
    }
    AggregationRule rule = task.rule().of(spec, task.dishonest());
    try {
      return spec.server().next(model, rule.combine(updates), share(clients));
    } catch (IllegalArgumentException tooFew) {
      return null;
    }
  }

  private double moved(GlobalModel from, GlobalModel to) {
    float[] step = new float[base.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = to.weights()[i] - from.weights()[i];
    }
    return ClientUpdate.norm(step) / Math.max(ClientUpdate.norm(base), Float.MIN_NORMAL);
  }
}
