// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacyPlan;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalTrainingTest {
  private static final Architecture SHAPE = Architecture.perceptron(4, List.of(6, 3));
  private static final float[] START = Network.random(SHAPE, 7).parameters();
  private static final float[] NONE = new float[0];

  private static LabelledRows rows() {
    Random random = new Random(11);
    float[][] inputs = new float[120][4];
    int[] labels = new int[120];
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < 4; j++) {
        inputs[i][j] = (float) random.nextGaussian();
      }
      labels[i] = inputs[i][0] - inputs[i][1] > 0.5 ? 1 : 0;
    }
    return new LabelledRows(inputs, labels);
  }

  private static TrainingSettings settings(
      Optimizer.Kind kind, int epochs, @Nullable PrivacySettings privacy) {
    return new TrainingSettings(
        0.05,
        epochs,
        20,
        0,
        0,
        0,
        ClassWeighting.NONE,
        null,
        new Descent(kind, null, null, null),
        privacy);
  }

  private static LocalPlan plan(Optimizer.Kind kind, double proximal, int frozen) {
    return new LocalPlan(settings(kind, 2, null), 3, proximal, frozen);
  }

  private static LocalTraining training(LocalPlan plan, int threads) {
    return new LocalTraining(SHAPE, rows(), plan, 5, threads, () -> NoiseKey.fresh().bytes());
  }

  private static double norm(float[] difference) {
    double squares = 0;
    for (float one : difference) {
      squares += (double) one * one;
    }
    return Math.sqrt(squares);
  }

  /** Rounds of one pass by plain descent are the passes of one training. */
  @Test
  void roundsOfOneClientAreOneTraining() {
    LocalPlan plan = new LocalPlan(settings(Optimizer.Kind.SGD, 1, null), 3, 0, 0);
    float[] weights = START.clone();
    try (LocalTraining training = training(plan, 1)) {
      for (int round = 1; round <= 3; round++) {
        float[] difference = training.train(round, weights, NONE);
        for (int i = 0; i < weights.length; i++) {
          weights[i] += difference[i];
        }
      }
    }
    Network whole = Network.of(SHAPE, START);
    new NetworkTrainer(settings(Optimizer.Kind.SGD, 3, null), 5, 1, TrainingProgress.NONE)
        .fit(whole, rows());
    float[] expected = whole.parameters();
    for (int i = 0; i < weights.length; i++) {
      assertThat(weights[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void theDifferenceIsTheSameAtAnyNumberOfThreads() {
    LocalPlan plan = plan(Optimizer.Kind.ADAM, 0.1, 0);
    try (LocalTraining one = training(plan, 1);
        LocalTraining three = training(plan, 3)) {
      assertThat(one.train(1, START, NONE)).isEqualTo(three.train(1, START, NONE));
    }
  }

  @Test
  void theProximalTermKeepsAClientNear() {
    try (LocalTraining free = training(plan(Optimizer.Kind.SGD, 0, 0), 1);
        LocalTraining drawn = training(plan(Optimizer.Kind.SGD, 10, 0), 1)) {
      assertThat(norm(drawn.train(1, START, NONE)))
          .isLessThan(0.6 * norm(free.train(1, START, NONE)));
    }
  }

  /** One step of rate .05 with a mean gradient that is 2 higher goes .1 further down. */
  @Test
  void aCorrectionIsAddedToTheMeanGradient() {
    TrainingSettings oneStep =
        new TrainingSettings(
            0.05,
            1,
            120,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            new Descent(Optimizer.Kind.SGD, null, null, null),
            null);
    LocalPlan plan = new LocalPlan(oneStep, 1, 0, 0);
    float[] correction = new float[START.length];
    Arrays.fill(correction, 2);
    try (LocalTraining plain = training(plan, 1);
        LocalTraining corrected = training(plan, 1)) {
      float[] without = plain.train(1, START, NONE);
      float[] with = corrected.train(1, START, correction);
      for (int i = 0; i < with.length; i++) {
        assertThat(with[i]).isCloseTo(without[i] - 0.1f, within(1e-6f));
      }
    }
  }

  @Test
  void frozenLayersDoNotMove() {
    try (LocalTraining training = training(plan(Optimizer.Kind.ADAM, 0, 1), 1)) {
      float[] difference = training.train(1, START, NONE);
      int firstLayer = 4 * 6 + 6;
      assertThat(Arrays.copyOf(difference, firstLayer)).containsOnly(0);
      assertThat(norm(difference)).isPositive();
    }
  }

  @Test
  void aRoundIsTrainedOnceAndInOrder() {
    try (LocalTraining training = training(plan(Optimizer.Kind.ADAM, 0, 0), 1)) {
      training.train(2, START, NONE);
      assertThatThrownBy(() -> training.train(2, START, NONE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "A client trains once in each of the rounds 1 to 3, in ascending order, but after round 2 was asked for 2");
      assertThatThrownBy(() -> training.train(4, START, NONE)).hasMessageContaining("1 to 3");
    }
  }

  @Test
  void onePrivateSpendIsThatOfAllRounds() {
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.ROW, null, null, "made-up rows", 120, 1, null, 3.0, 1e-4, null);
    LocalPlan plan = new LocalPlan(settings(Optimizer.Kind.ADAM, 2, privacy), 3, 0, 0);
    PrivacyPlan all = Objects.requireNonNull(plan.privacyPlan());
    assertThat(all.mechanism().steps()).isEqualTo(3 * 2 * 6);
    assertThat(all.epsilonMillionths()).isBetween(2_900_000L, 3_000_000L);
    try (LocalTraining training = training(plan, 1)) {
      assertThat(Objects.requireNonNull(training.spend()).steps()).isEqualTo(36);
      float[] first = training.train(1, START, NONE);
      float[] again = training.train(2, START, NONE);
      assertThat(again).isNotEqualTo(first);
    }
  }

  @Test
  void refusesWhatHasNoMeaningInAFederation() {
    TrainingSettings stopping =
        new TrainingSettings(
            0.05, 1, 20, 0, 0, 0, ClassWeighting.NONE, new TrainingSettings.EarlyStopping(0.2, 2));
    assertThatThrownBy(() -> new LocalPlan(stopping, 3, 0, 0))
        .hasMessageContaining("A federation stops by what evaluators measure");
    assertThatThrownBy(() -> plan(Optimizer.Kind.ADAM, 0, 3).learning(SHAPE))
        .hasMessage("'frozenLayers' must leave a layer to train, so at most 2 here, but is 3");
    TrainingSettings finder =
        new TrainingSettings(
            0.05,
            1,
            20,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            new Descent(null, null, null, new RateFinder(20)),
            null);
    assertThatThrownBy(() -> new LocalPlan(finder, 3, 0, 0))
        .hasMessageContaining("All clients of a federation learn at one rate");
  }
}
