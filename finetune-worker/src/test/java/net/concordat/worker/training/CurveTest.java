// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run tells after each pass. */
class CurveTest {
  private static final LabelledRows ROWS = Fixtures.rows(200, 1);

  private final List<CurvePoint> curve = new ArrayList<>();

  private TrainedModel train(TrainingSettings settings, int threads) {
    curve.clear();
    return new ModelTraining(threads, curve::add)
        .pretrain(Fixtures.pretrain(settings, 7), Fixtures.SCHEMA, ROWS);
  }

  /** One step has all rows, so its loss is that of the first weights. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void trainingLossIsTheMeanOfTheRowsAsTheStepMetThem(double focus) {
    Descent descent = new Descent(null, focus, null, null);
    train(
        new TrainingSettings(0.01, 1, 200, 0, 0, 0, ClassWeighting.BALANCED, null, descent, null),
        1);

    double[] first =
        Network.random(
                Fixtures.pretrain(Fixtures.settings(1, null), 7).architecture(ROWS.width()), 7)
            .score(ROWS);
    BinaryLoss loss = ClassWeights.of(ROWS, ClassWeighting.BALANCED).loss(focus);
    double sum = 0;
    for (int row = 0; row < first.length; row++) {
      sum += loss.of(first[row], ROWS.label(row));
    }
    assertThat(curve).hasSize(1);
    assertThat(curve.get(0).trainingLoss()).isCloseTo(sum / 200, within(1e-6));
    assertThat(curve.get(0).validationLoss()).isNull();
  }

  @Test
  void tellsEachPassWithWhatItReachedOnTheValidationRows() {
    TrainedModel model = train(Fixtures.settings(5, new EarlyStopping(0.25, 5)), 1);

    assertThat(curve).extracting(CurvePoint::epoch).containsExactly(1, 2, 3, 4, 5);
    // 150 rows to train on, 32 a step.
    assertThat(curve).extracting(CurvePoint::steps).containsExactly(5L, 10L, 15L, 20L, 25L);
    assertThat(curve).allMatch(point -> point.learningRate() == 0.01 && point.epochs() == 5);
    assertThat(curve).extracting(CurvePoint::rowsPerSecond).allMatch(rows -> rows > 0);
    assertThat(curve.get(4).secondsLeft()).isZero();
    CurvePoint kept = curve.get(model.summary().epochsKept() - 1);
    Map<String, Double> figures = model.summary().validation();
    assertThat(figures).containsEntry("prAuc", kept.validationPrAuc());
    assertThat(figures).containsEntry("rocAuc", kept.validationRocAuc());
    assertThat(kept.validationLoss()).isLessThan(curve.get(0).validationLoss());
    assertThat(curve.get(4).trainingLoss()).isLessThan(curve.get(0).trainingLoss());
  }

  @Test
  void isTheSameAtAnyNumberOfThreadsButForTimes() {
    train(Fixtures.settings(3, new EarlyStopping(0.25, 5)), 1);
    List<String> one = curve.stream().map(CurveTest::withoutTimes).toList();
    train(Fixtures.settings(3, new EarlyStopping(0.25, 5)), 4);

    assertThat(curve.stream().map(CurveTest::withoutTimes)).isEqualTo(one);
  }

  private static String withoutTimes(CurvePoint point) {
    return "%d %s %s %s %s"
        .formatted(
            point.epoch(),
            point.trainingLoss(),
            point.validationLoss(),
            point.validationPrAuc(),
            point.validationRocAuc());
  }

  @Test
  void tellsOfAPrivateRunOnlyWhatItsSpecSaysAndWhatItHasSpent() {
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.ROW, null, null, "Made up", 200, 1.0, null, 8.0, 1e-4, null);
    TrainedModel model =
        train(
            new TrainingSettings(
                0.01, 3, 40, 0.001, 0, 0.25, ClassWeighting.NONE, null, null, privacy),
            1);

    assertThat(Json.line(curve.get(0)))
        .matches(
            "\\{\"epoch\":1,\"epochs\":3,\"steps\":5,\"learningRate\":0.01,\"epsilon\":[0-9.]+}");
    assertThat(curve.get(0).epsilon()).isLessThan(curve.get(1).epsilon());
    assertThat(curve.get(2).epsilon())
        .isEqualTo(Objects.requireNonNull(model.spend()).epsilonMillionths() / 1e6);
  }
}
