// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.concordat.common.ArtifactDigest;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringModelTest {
  private final ScoringModel model = Models.model(Models.EVERY_LAYER, 1);

  private static double[] scores(ScoringModel model, float[] rows, int count) {
    double[] scores = new double[count];
    model.score(rows, 0, count, scores, 0);
    return scores;
  }

  /** By hand: relu(1 - 2) = 0, relu(3 + 1) = 4, their sum less 2.5 is 1.5, of which the sigmoid. */
  @Test
  void scoresAsComputedByHand() {
    Architecture shape = Architecture.perceptron(2, List.of(2));
    Weights weights =
        new Weights(
            List.of(
                new LayerWeights(2, 2, new float[] {1, 3, -1, 0.5f}, new float[] {0, 0}),
                new LayerWeights(2, 1, new float[] {1, 1}, new float[] {-2.5f})));

    assertThat(new ForwardNetwork(shape, weights).score(new float[] {9, 1, 2}, 1))
        .isEqualTo(1 / (1 + Math.exp(-1.5)), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 64, 67, 200})
  void scoresARowAmongOthersAsAlone(int count) {
    float[] rows = Models.gaussians(count * model.width(), 1, new Random(count));
    double[] scores = scores(model, rows, count);

    for (int row = 0; row < count; row++) {
      assertThat(scores[row]).isEqualTo(model.score(rows, row * model.width()));
    }
  }

  @Test
  void writesScoresWhereItIsTold() {
    float[] rows = Models.gaussians(3 * model.width() + 5, 1, new Random(2));
    double[] scores = new double[6];
    model.score(rows, 5, 3, scores, 2);

    assertThat(scores[1]).isZero();
    assertThat(scores[3]).isEqualTo(model.score(rows, 5 + model.width()));
    assertThat(scores[5]).isZero();
  }

  @Test
  void scoresOnManyThreadsAsOnOne() {
    int count = 100;
    float[] rows = Models.gaussians(count * model.width(), 1, new Random(3));
    double[] expected = scores(model, rows, count);

    assertThat(
            IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> scores(model, rows, count))
                .filter(scores -> !java.util.Arrays.equals(scores, expected))
                .count())
        .isZero();
  }

  @Test
  void scoresALogisticRegressionWhoseRowsAreNoMultipleOfEight() {
    ScoringModel plain = Models.model(Architecture.perceptron(Models.SCHEMA.width(), List.of()), 5);
    float[] rows = Models.gaussians(2 * plain.width(), 1, new Random(4));
    float[] alone = java.util.Arrays.copyOfRange(rows, plain.width(), 2 * plain.width());

    assertThat(scores(plain, rows, 2)[1]).isEqualTo(plain.score(alone, 0));
  }

  @Test
  void scoresAnAutoencoderByItsError() {
    Architecture shape =
        Architecture.autoencoder(
            Models.SCHEMA.width(), List.of(new Layer.Dense(3)), List.of(new Layer.Dense(5)));
    ForwardNetwork network = new ForwardNetwork(shape, Models.weights(shape, 6));
    float[] rows = Models.gaussians(2 * network.width(), 1, new Random(5));
    double[] errors = new double[2];
    network.errors(rows, 0, 2, errors, 0);

    assertThat(network.score(rows, network.width()))
        .isEqualTo(errors[1] / (errors[1] + network.width()), within(1e-12));
    assertThatThrownBy(
            () ->
                new ForwardNetwork(Models.EVERY_LAYER, Models.weights(Models.EVERY_LAYER, 1))
                    .errors(rows, 0, 1, errors, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesFewerNumbersThanTheRowsHave() {
    assertThatThrownBy(() -> model.score(new float[model.width()], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 rows of %d numbers".formatted(model.width()));
  }

  @Test
  void loadsWhatWasWrittenAndNothingElse(@TempDir Path folder) throws Exception {
    byte[] zip = Models.artifact(Models.EVERY_LAYER, 1).encode();
    Path file = Files.write(folder.resolve("model.zip"), zip);
    ScoringModel read = ScoringModel.load(file, Sha256.of(zip));
    float[] row = Models.gaussians(model.width(), 1, new Random(6));

    assertThat(read.score(row, 0)).isEqualTo(model.score(row, 0));
    assertThatThrownBy(() -> ScoringModel.load(file, ArtifactDigest.of("0".repeat(64))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("SHA-256 must be 0000");
    zip[zip.length / 2] ^= 1;
    Files.write(file, zip);
    assertThatThrownBy(() -> ScoringModel.load(file, null))
        .isInstanceOf(InvalidInputException.class);
  }
}
