// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.IsotonicRegression;
import net.concordat.worker.evaluation.IsotonicRegression.Pool;
import net.concordat.worker.evaluation.PlattScaling;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalCalibrationTest {
  private static final DataCommitment ROWS = new DataCommitment("test", "ab".repeat(32));

  @Test
  void appliesThePlattFitToLogOdds() {
    // log(0.2 / 0.8) = -log 4; twice that and log 4 more is again -log 4.
    double[] after = made(new PlattScaling(2, Math.log(4)), null).apply(new double[] {0.2, 0.5});

    assertThat(after[0]).isCloseTo(0.2, within(1e-12));
    assertThat(after[1]).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void appliesTheIsotonicFitInStraightLinesBetweenPools() {
    IsotonicRegression two =
        new IsotonicRegression(List.of(new Pool(0, 0.2, 0.1, 5), new Pool(0.4, 1, 0.5, 5)));

    assertThat(made(null, two).apply(new double[] {0.1, 0.3, 0.9}))
        .containsExactly(new double[] {0.1, 0.3, 0.5}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(LocalCalibration.Method.class)
  void isReadAsItWasWritten(LocalCalibration.Method method) {
    LocalCalibration fitted = fit(method, Fixtures.rows(300, 4));

    assertThat(Json.read(Json.bytes(fitted), LocalCalibration.class, "a text")).isEqualTo(fitted);
    assertThat(fitted.platt() == null).isEqualTo(method == LocalCalibration.Method.ISOTONIC);
  }

  @Test
  void isRefusedOfOneClassAndOfTooFewRowsOfALabel() {
    LabelledRows rows = Fixtures.rows(300, 4);

    assertThatThrownBy(
            () ->
                fit(LocalCalibration.Method.PLATT, new LabelledRows(rows.features(), new int[300])))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "A calibration needs at least 10 rows of each label, but of 300 rows 0 have label 1");
    assertThatThrownBy(
            () -> fit(LocalCalibration.Method.PLATT, rows.select(new int[] {0, 1, 2, 3})))
        .hasMessageContaining("but of 4 rows");
  }

  @Test
  void isRefusedWhereItsFileCannotBeOne() {
    String sound =
        new String(
            Json.bytes(fit(LocalCalibration.Method.ISOTONIC, Fixtures.rows(300, 4))),
            StandardCharsets.UTF_8);

    refused(sound.replace("concordat-calibration/1", "concordat-calibration/9"))
        .hasMessageContaining("'format' must be 'concordat-calibration/1'");
    refused(sound.replaceFirst("\"isotonic\"", "\"platt\": {\"slope\": 1, \"intercept\": 0}, $0"))
        .hasMessageContaining("must have one of 'platt' and 'isotonic', but has both");
    refused(sound.replaceFirst("\"low\" : [^,]*", "\"low\" : 2"))
        .hasMessageContaining("'isotonic.pools' must rise");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String json) {
    return assertThatThrownBy(
            () ->
                Json.read(json.getBytes(StandardCharsets.UTF_8), LocalCalibration.class, "a text"))
        .isInstanceOf(InvalidInputException.class);
  }

  private static LocalCalibration fit(LocalCalibration.Method method, LabelledRows rows) {
    LoadedArtifact version =
        LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(
                    Fixtures.pretrain(Fixtures.settings(1, null), 1),
                    Fixtures.SCHEMA,
                    Fixtures.rows(100, 1))
                .artifact());
    RowSketch sketch = new RowSketch();
    sketch.row(1, List.of("x"));
    return LocalCalibration.fit(version, method, rows, ROWS, sketch);
  }

  private static LocalCalibration made(
      @org.jspecify.annotations.Nullable PlattScaling platt,
      @org.jspecify.annotations.Nullable IsotonicRegression isotonic) {
    return new LocalCalibration(
        LocalCalibration.FORMAT, "ab".repeat(32), ROWS, 100, 50, List.of(1L), platt, isotonic);
  }
}
