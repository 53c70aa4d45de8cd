// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.fused.Slice;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.Test;

class PrivateTrainingTest {
  private static final PrivacySettings PRIVACY =
      new PrivacySettings(
          PrivacyUnit.ROW, null, null, "Made up", 2_000, 1.0, null, 3.0, 1e-5, null);

  private final LabelledRows rows = Fixtures.rows(2_000, 1);

  /** Its noise is drawn anew each time; in 30 runs the area was never below .93. */
  @Test
  void learnsUnderAnEpsilonOfThree() {
    TrainedModel model =
        new ModelTraining(TrainingProgress.NONE)
            .pretrain(Fixtures.pretrain(settings(20, 0), 1), Fixtures.SCHEMA, rows);

    LabelledRows others = Fixtures.rows(2_000, 2);
    Artifact artifact = model.artifact();
    Network network = Network.of(artifact.architecture(), artifact.weights());
    RankingMetrics metrics = new RankingMetrics(network.score(others.features()), others.labels());
    assertThat(metrics.values().rocAuc()).isGreaterThan(0.85);
    assertThat(Objects.requireNonNull(model.spend()).epsilonMillionths())
        .isBetween(2_900_000L, 3_000_000L);
  }

  @Test
  void endsWithTheSameBitsWhenItGoesOnFromItsStateAndKey() {
    byte[] key = NoiseKey.fresh().bytes();
    float[] undisturbed;
    try (Run run = new Run(key)) {
      undisturbed = run.finished();
    }
    TrainingState state;
    try (Run killed = new Run(key)) {
      for (int step = 0; step < 13; step++) {
        killed.training.step();
      }
      state = killed.training.state();
    }
    try (Run resumed = new Run(key);
        Run another = new Run(NoiseKey.fresh().bytes())) {
      resumed.training.restore(state);
      another.training.restore(state);

      assertThat(resumed.finished()).isEqualTo(undisturbed);
      assertThat(another.finished()).isNotEqualTo(undisturbed);
    }
  }

  @Test
  void measuresNoStatisticsOfTheRows() {
    List<Layer> layers = List.of(new Layer.Dense(8), new Layer.BatchNorm(8));
    PretrainSpec plain = Fixtures.pretrain(settings(2, 0), 1);
    PretrainSpec spec =
        new PretrainSpec(
            plain.format(),
            plain.data(),
            plain.schema(),
            "bad",
            null,
            layers,
            plain.training(),
            plain.seed(),
            plain.card());
    Network start = Network.random(spec.architecture(rows.width()), spec.seed());

    TrainedModel model =
        new ModelTraining(TrainingProgress.NONE).pretrain(spec, Fixtures.SCHEMA, rows);

    assertThat(kept(model.artifact().weights())).isEqualTo(kept(start.weights()));
    assertThat(gains(model.artifact().weights())).isNotEqualTo(gains(start.weights()));
  }

  /** Whatever the step's sum is, noise and all, what does not depend on rows is added behind it. */
  @Test
  void dividesByTheExpectedRowsAndAddsPenaltiesBehindTheNoise() {
    Network start = Network.random(Architecture.perceptron(rows.width(), List.of(8)), 3);
    float[] parent = start.net().parameters().clone();
    Descent descent = new Descent(Optimizer.Kind.SGD, null, null, null);
    TrainingSettings settings =
        new TrainingSettings(0.5, 3, 200, 0, 0, 0, ClassWeighting.NONE, null, descent, PRIVACY);
    LearningPlan plan = LearningPlan.of(start.architecture(), 0.2, 0.3);
    try (PrivateSteps steps =
        new PrivateSteps(start, rows, settings, PRIVACY, NoiseKey.fresh(), 1)) {
      TrainingRun run = new TrainingRun(steps.network(), steps, settings, plan, null);
      for (int step = 0; step < 3; step++) {
        float[] before = steps.network().parameters().clone();
        float[] noisy = steps.gradients().noisySum(step).clone();
        run.step();

        for (Slice slice : steps.network().slices()) {
          for (int i = slice.offset(); i < slice.end(); i++) {
            double decay = i < slice.biasOffset() ? 0.2 * before[i] : 0;
            double gradient = noisy[i] / 200.0 + decay + 0.3 * (before[i] - parent[i]);
            assertThat((double) steps.network().parameters()[i])
                .isCloseTo(before[i] - 0.5 * gradient, within(1e-5));
          }
        }
      }
    }
  }

  /** Means and variances of the second layer, which is batch normalisation. */
  private static float[] kept(Weights weights) {
    return Arrays.copyOfRange(weights.layers().get(1).kernel(), 8, 24);
  }

  private static float[] gains(Weights weights) {
    return Arrays.copyOf(weights.layers().get(1).kernel(), 8);
  }

  private static TrainingSettings settings(int epochs, double dropout) {
    return new TrainingSettings(
        0.01, epochs, 200, 0.001, 0, dropout, ClassWeighting.NONE, null, null, PRIVACY);
  }

  /** A run of three passes of ten steps, with dropout. */
  private final class Run implements AutoCloseable {
    private final PrivateSteps steps;
    private final TrainingRun training;

    Run(byte[] key) {
      Network start = Network.random(Architecture.perceptron(rows.width(), List.of(8)), 3);
      TrainingSettings settings = settings(3, 0.25);
      steps = new PrivateSteps(start, rows, settings, PRIVACY, NoiseKey.of(key), 1);
      LearningPlan plan = LearningPlan.all(start.architecture(), settings.l2());
      training = new TrainingRun(steps.network(), steps, settings, plan, null);
    }

    float[] finished() {
      while (!training.done()) {
        training.step();
      }
      return steps.network().parameters().clone();
    }

    @Override
    public void close() {
      steps.close();
    }
  }
}
