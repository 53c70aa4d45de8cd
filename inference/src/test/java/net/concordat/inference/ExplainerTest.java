// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
  private static final int WIDTH = Models.SCHEMA.width();
  private static final int ROWS = 200;

  /** Rounding of the scores themselves. */
  private static final double ROUNDING = 3e-7;

  private static Layer.Embedding embedding() {
    return (Layer.Embedding) Models.EVERY_LAYER.layers().get(0);
  }

  static Stream<Architecture> shapes() {
    return Stream.of(
        Architecture.perceptron(WIDTH, List.of()),
        Architecture.perceptron(WIDTH, List.of(9)),
        Architecture.perceptron(WIDTH, List.of(64, 32)),
        Architecture.perceptron(WIDTH, List.of(13, 5)),
        Architecture.perceptron(WIDTH, List.of(20, 12, 6)),
        Models.EVERY_LAYER,
        Architecture.of(WIDTH, List.of(embedding(), new Layer.Dense(30), new Layer.Output(1))),
        Architecture.of(
            WIDTH, List.of(new Layer.BatchNorm(WIDTH), new Layer.Dense(30), new Layer.Output(1))),
        Architecture.of(
            WIDTH, List.of(new Layer.Residual(WIDTH, 8), new Layer.Dense(9), new Layer.Output(1))),
        Architecture.of(
            WIDTH, List.of(new Layer.LayerNorm(WIDTH), new Layer.Dense(9), new Layer.Output(1))),
        Architecture.autoencoder(
            WIDTH, List.of(new Layer.Dense(20), new Layer.Dense(4)), List.of(new Layer.Dense(20))),
        Architecture.autoencoder(WIDTH, List.of(new Layer.Dense(4)), List.of())
            .with(new ErrorScale(5, 50)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void partsAddUpToWhatTheScoreMoved(Architecture shape) {
    ScoringModel model = Models.model(shape, 3);
    Explainer explainer = model.explainer(model.reference());
    float[] rows = Models.gaussians(ROWS * WIDTH, 1, new Random(7));

    for (Explanation of : explainer.explain(rows, 0, ROWS)) {
      double moved = of.score() - of.baseline();
      assertThat(of.gap()).isLessThan(1e-3 * Math.abs(moved) + ROUNDING);
      assertThat(java.util.Arrays.stream(of.parts()).sum())
          .isEqualTo(moved, within(of.gap() + 1e-12));
    }
  }

  /** Along a part of the line and the rest of it, as along all of it, but for floats' rounding. */
  @ParameterizedTest
  @ValueSource(floats = {0.01f, 0.37f, 0.9f})
  void twoRectifiedLayersAreExplainedExactly(float share) {
    ScoringModel model = Models.model(Architecture.perceptron(WIDTH, List.of(64, 32)), 5);
    float[] baseline = Models.gaussians(WIDTH, 1, new Random(12));
    float[] rows = Models.gaussians(ROWS * WIDTH, 2, new Random(13));

    for (int row = 0; row < ROWS; row++) {
      float[] between = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        between[i] = baseline[i] + share * (rows[row * WIDTH + i] - baseline[i]);
      }
      Explanation all = model.explainer(baseline).explain(rows, row * WIDTH);
      Explanation before = model.explainer(baseline).explain(between, 0);
      Explanation behind = model.explainer(between).explain(rows, row * WIDTH);

      assertThat(all.gap()).isLessThan(5 * ROUNDING);
      for (int field = 0; field < all.parts().length; field++) {
        assertThat(before.parts()[field] + behind.parts()[field])
            .isEqualTo(all.parts()[field], within(5 * ROUNDING));
      }
    }
  }

  /** The definition itself: slopes as differences of scores, at many points of the line. */
  @ParameterizedTest
  @MethodSource("shapes")
  void partsAreThoseOfTheDefinition(Architecture shape) {
    ScoringModel model = Models.model(shape, 3);
    float[] baseline = Models.gaussians(WIDTH, 0.5, new Random(8));
    float[] row = Models.gaussians(WIDTH, 1, new Random(9));
    Explanation explanation = model.explainer(baseline).explain(row, 0);
    double[] expected = defined(model, baseline, row);

    double most = 0;
    for (double part : expected) {
      most = Math.max(most, Math.abs(part));
    }
    for (int field = 0; field < expected.length; field++) {
      assertThat(explanation.parts()[field])
          .as("field %d of %s", field, java.util.Arrays.toString(expected))
          .isEqualTo(expected[field], within(0.01 * most));
    }
  }

  private static double[] defined(ScoringModel model, float[] baseline, float[] row) {
    int points = 2000;
    float half = 0.002f;
    double[] parts = new double[model.rows().fields().size()];
    for (int p = 0; p < points; p++) {
      float share = (p + 0.5f) / points;
      float[] at = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        at[i] = baseline[i] + share * (row[i] - baseline[i]);
      }
      for (int field = 0; field < parts.length; field++) {
        for (int i = model.rows().offset(field); i < model.rows().offset(field + 1); i++) {
          float kept = at[i];
          at[i] = kept + half;
          double above = model.score(at, 0);
          at[i] = kept - half;
          parts[field] +=
              (above - model.score(at, 0)) / (2 * half) * (row[i] - baseline[i]) / points;
          at[i] = kept;
        }
      }
    }
    return parts;
  }

  @Test
  void givesTheScoreOfTheModelAndOfItsBaseline() {
    ScoringModel model = Models.model(Models.EVERY_LAYER, 1);
    float[] baseline = Models.gaussians(WIDTH, 1, new Random(1));
    float[] row = Models.gaussians(WIDTH + 3, 1, new Random(2));
    Explanation of = model.explainer(baseline).explain(row, 3);

    assertThat(of.score()).isEqualTo(model.score(row, 3));
    assertThat(of.baseline()).isEqualTo(model.score(baseline, 0));
  }

  @Test
  void explainsARowThatIsTheBaselineByNothing() {
    ScoringModel model = Models.model(Models.EVERY_LAYER, 1);
    Explanation of = model.explainer(model.reference()).explain(model.reference(), 0);

    assertThat(of.parts()).containsOnly(0);
    assertThat(of.reasons(3)).isEmpty();
  }

  @Test
  void ranksReasonsByPartAndEqualOnesByField() {
    Explanation of = new Explanation(0, 0, new double[] {0.1, -0.3, 0, 0.1, 0.3}, 0);

    assertThat(of.reasons(3))
        .containsExactly(new Reason(1, -0.3), new Reason(4, 0.3), new Reason(0, 0.1));
    assertThat(of.reasons(9)).hasSize(4);
  }

  @Test
  void explainsAlikeAgainAndOnOtherThreads() {
    ScoringModel model = Models.model(Architecture.perceptron(WIDTH, List.of(64, 32)), 2);
    Explainer explainer = model.explainer(model.reference());
    float[] rows = Models.gaussians(20 * WIDTH, 1, new Random(11));
    List<Explanation> expected = explainer.explain(rows, 0, 20);

    List<double[]> again =
        Stream.iterate(0, i -> i + 1)
            .limit(20)
            .parallel()
            .map(i -> explainer.explain(rows, i * WIDTH).parts())
            .toList();
    for (int i = 0; i < 20; i++) {
      assertThat(again.get(i)).containsExactly(expected.get(i).parts());
    }
  }

  @Test
  void refusesABaselineOfAnotherModel() {
    ScoringModel model = Models.model(Models.EVERY_LAYER, 1);

    assertThatThrownBy(() -> model.explainer(new float[WIDTH - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A baseline must have 13 inputs, but has 12");
  }
}
