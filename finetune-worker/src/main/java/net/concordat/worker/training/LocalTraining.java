// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.function.Supplier;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * One client's training in a federation: in each round from the global weights, by the same steps
 * as any other training. The optimizer begins anew in each round; the order of the rows, what is
 * dropped, and a private run's samples and noise go on from round to round, so no round repeats
 * another's. For one thread.
 */
public final class LocalTraining implements AutoCloseable {
  private final LocalPlan plan;
  private final LearningPlan learning;
  private final FusedNetwork network;
  private final GradientSource source;
  private final @Nullable NoiseKey key;
  private int lastRound;

  /**
   * Before the first round.
   *
   * @param seed of the order of rows and of what is dropped
   * @param threads that compute; without privacy the result does not depend on it
   * @param noiseKey gives a private run's key; asked where there is privacy alone
   */
  public LocalTraining(
      Architecture shape,
      Rows rows,
      LocalPlan plan,
      long seed,
      int threads,
      Supplier<byte[]> noiseKey) {
    this.plan = plan;
    this.learning = plan.learning(shape);
    Network start = Network.random(shape, 0);
    PrivacySettings privacy = plan.training().privacy();
    if (privacy != null) {
      this.key = NoiseKey.of(noiseKey.get());
      PrivateSteps steps = new PrivateSteps(start, rows, plan.ofAllRounds(), privacy, key, threads);
      this.network = steps.network();
      this.source = steps;
      return;
    }
    this.key = null;
    TrainingSettings settings = plan.training();
    this.network =
        start.net().with(new Dropouts(settings.inputDropout(), settings.dropout(), seed));
    Objective objective = Objective.of(network, rows, settings);
    this.source =
        new ShuffledRows(
            rows,
            new PassOrder(rows.size(), settings.batchSize(), seed),
            new Gradients(network, objective.loss(), Gradients.ErrorRule.NONE, threads));
  }

  /**
   * Trains in a round.
   *
   * @param round from 1; each once, in ascending order: a private round again with other weights
   *     would show the noise
   * @param global the weights to begin with
   * @param correction what is added to each step's mean gradient, one number for each weight; empty
   *     for nothing
   * @return the weights then less the global ones, one number for each weight
   */
  public float[] train(int round, float[] global, float[] correction) {
    if (round <= lastRound || round > plan.rounds()) {
      throw new InvalidInputException(
          "A client trains once in each of the rounds 1 to %d, in ascending order, but after round %d was asked for %d"
              .formatted(plan.rounds(), lastRound, round));
    }
    lastRound = round;
    network.take(global);
    TrainingSettings settings = plan.ofOneRound();
    TrainingRun run =
        new TrainingRun(
            network,
            new OfRound((round - 1) * settings.epochs(), correction),
            settings,
            learning,
            null);
    run.useRate(plan.rate(round));
    while (!run.done()) {
      run.step();
    }
    float[] difference = network.parameters().clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= global[i];
    }
    return difference;
  }

  /** How many steps a round has. */
  public int stepsARound() {
    return source.stepsAPass() * plan.training().epochs();
  }

  /** What all rounds spend, to be told before the first; null without privacy. */
  public @Nullable SpendStatement spend() {
    PrivacyPlan spent = plan.privacyPlan();
    return spent == null ? null : spent.spend();
  }

  /** Ends the training; a private run's key is destroyed. */
  @Override
  public void close() {
    source.close();
    if (key != null) {
      key.destroy();
    }
  }

  /** The gradients of one round's passes, corrected. */
  private final class OfRound implements GradientSource {
    private final int passesBefore;
    private final float[] correction;

    OfRound(int passesBefore, float[] correction) {
      this.passesBefore = passesBefore;
      this.correction = correction;
    }

    @Override
    public int stepsAPass() {
      return source.stepsAPass();
    }

    @Override
    public void beginPass() {
      source.beginPass();
    }

    @Override
    public float[] sum(int pass, int step) {
      float[] sum = source.sum(passesBefore + pass, step);
      float rows = (float) source.rows(step);
      for (int i = 0; i < correction.length; i++) {
        sum[i] += rows * correction[i];
      }
      return sum;
    }

    @Override
    public double rows(int step) {
      return source.rows(step);
    }

    @Override
    public double loss() {
      return source.loss();
    }

    @Override
    public void close() {
      // The source lives as long as the training.
    }
  }
}
