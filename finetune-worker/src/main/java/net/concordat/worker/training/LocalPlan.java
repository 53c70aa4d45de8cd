// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * What a federation asks of each client's training.
 *
 * @param training of one round: {@code epochs} are the passes of a round, the schedule's decay goes
 *     over all rounds, each of which has one rate, and a private run's spend is that of all rounds
 * @param rounds how many rounds there will be at most
 * @param proximal weight of half the squared distance from the global weights in the loss; 0 for
 *     none
 * @param frozenLayers layers from the inputs on whose weights nobody changes
 */
public record LocalPlan(TrainingSettings training, int rounds, double proximal, int frozenLayers) {
  /** Refuses values outside their ranges, and what has no meaning here. */
  public LocalPlan {
    Checks.range("rounds", rounds, 1, 10_000);
    Checks.range("proximal", proximal, 0, 100);
    Checks.range("frozenLayers", frozenLayers, 0, Architecture.MAX_LAYERS - 1);
    if (training.earlyStopping() != null) {
      throw new InvalidInputException(
          "A federation stops by what evaluators measure, so a client's training has no 'earlyStopping', but this one has");
    }
    Descent descent = training.descentOrUsual();
    if (descent.rateFinder() != null || descent.scheduleOrConstant().warmUp() != null) {
      throw new InvalidInputException(
          "All clients of a federation learn at one rate, so their training has neither 'rateFinder' nor 'warmUp', but this one has");
    }
  }

  /** The rate of a round, counted from 1: as the decay has it in the middle of the round. */
  public double rate(int round) {
    double factor = training.descentOrUsual().scheduleOrConstant().factorAfter(round - 0.5, rounds);
    return training.learningRate() * factor;
  }

  /** What a private client spends in all rounds, one after the other; null without privacy. */
  public @Nullable PrivacyPlan privacyPlan() {
    PrivacySettings privacy = training.privacy();
    return privacy == null
        ? null
        : PrivacyPlan.of(privacy, training.batchSize(), rounds * training.epochs());
  }

  /** As a private run counts it: all passes of all rounds. */
  TrainingSettings ofAllRounds() {
    return with(rounds * training.epochs(), training.privacy());
  }

  /** One round at one rate. */
  TrainingSettings ofOneRound() {
    return with(training.epochs(), null);
  }

  private TrainingSettings with(int epochs, @Nullable PrivacySettings privacy) {
    Descent descent = training.descentOrUsual();
    return new TrainingSettings(
        training.learningRate(),
        epochs,
        training.batchSize(),
        training.l2(),
        training.inputDropout(),
        training.dropout(),
        training.classWeighting(),
        null,
        new Descent(descent.optimizer(), descent.focus(), null, null),
        privacy);
  }

  /** What learns, and how. */
  LearningPlan learning(Architecture shape) {
    int layers = shape.layers().size();
    if (frozenLayers >= layers) {
      throw new InvalidInputException(
          "'frozenLayers' must leave a layer to train, so at most %d here, but is %d"
              .formatted(layers - 1, frozenLayers));
    }
    LearningPlan plan = LearningPlan.of(shape, training.l2(), proximal);
    for (int part = 0; part < shape.partsOfFirst(frozenLayers); part++) {
      plan.opensAfter()[part] = LearningPlan.NEVER;
    }
    return plan;
  }
}
