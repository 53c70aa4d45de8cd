// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.concordat.worker.Fixtures;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.PrivacyUnit;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.Test;

class PrivateTrainingTest {
  private static final PrivacySettings PRIVACY =
      new PrivacySettings(
          PrivacyUnit.ROW, null, null, "Made up", 2_000, 1.0, null, 3.0, 1e-5, null);
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(0.01, 20, 200, 0, 0, 0, ClassWeighting.NONE, null, null, PRIVACY);

  /** Its noise is drawn anew each time; in 30 runs the area was never below .93. */
  @Test
  void learnsUnderAnEpsilonOfThree() {
    TrainedModel model =
        new ModelTraining(TrainingProgress.NONE)
            .pretrain(Fixtures.pretrain(SETTINGS, 1), Fixtures.SCHEMA, Fixtures.rows(2_000, 1));

    LabelledRows others = Fixtures.rows(2_000, 2);
    Artifact artifact = model.artifact();
    Network network = Network.of(artifact.architecture(), artifact.weights());
    RankingMetrics metrics = new RankingMetrics(network.score(others.features()), others.labels());
    assertThat(metrics.values().rocAuc()).isGreaterThan(0.85);
    assertThat(Objects.requireNonNull(model.spend()).epsilonMillionths())
        .isBetween(2_900_000L, 3_000_000L);
  }
}
