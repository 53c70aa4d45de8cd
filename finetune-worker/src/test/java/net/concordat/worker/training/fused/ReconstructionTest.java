// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.worker.training.fused.FusedFixtures.EVERY_LAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconstructionTest {
  /** Every kind of layer in the encoder, and a decoder. */
  private static final Architecture SHAPE =
      Architecture.autoencoder(
          EVERY_LAYER.inputs(),
          EVERY_LAYER.layers().subList(0, EVERY_LAYER.layers().size() - 1),
          List.of(new Layer.Dense(11)));

  private static final LabelledRows ROWS = FusedFixtures.rows(SHAPE, 70, 3);

  private static FusedNetwork network(Architecture shape, Dropouts dropouts) {
    return FusedNetwork.of(shape, FusedFixtures.weights(shape, 1), dropouts);
  }

  private static float[] sum(FusedNetwork network, int threads) {
    try (Gradients gradients =
        new Gradients(network, new ReconstructionLoss(), Gradients.ErrorRule.NONE, threads)) {
      return gradients.sum(new Batch(ROWS, FusedFixtures.all(ROWS), 5));
    }
  }

  @Test
  void hasTheErrorsThatTheFormulasGive() {
    FusedNetwork network = network(SHAPE, Dropouts.NONE);
    DoubleNetwork reference = new DoubleNetwork(SHAPE, network.parameters());
    double[] errors = new Scorer(network).errors(ROWS);

    for (int row = 0; row < ROWS.size(); row++) {
      double expected = reference.error(ROWS.features()[row]);
      assertThat(errors[row]).isEqualTo(expected, within(1e-5 * expected));
    }
  }

  @Test
  void hasTheGradientsThatDifferencesGive() {
    FusedNetwork network = network(SHAPE, Dropouts.NONE);
    DoubleNetwork reference = new DoubleNetwork(SHAPE, network.parameters());
    double[] expected = new double[network.parameters().length];
    for (float[] row : ROWS.features()) {
      double[] one = reference.gradientOfError(row);
      for (int i = 0; i < one.length; i++) {
        expected[i] += one[i];
      }
    }
    float[] given = sum(network, 1);

    double off = 0;
    double length = 0;
    for (Slice slice : network.slices()) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        if (i < slice.learnedEnd() || i >= slice.biasOffset()) {
          off += Math.pow(given[i] - expected[i], 2);
          length += Math.pow(expected[i], 2);
        }
      }
    }
    assertThat(Math.sqrt(off / length)).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void hasTheSameBitsForAnyNumberOfThreads(int threads) {
    Dropouts dropouts = new Dropouts(0.2, 0.4, 9);

    assertThat(sum(network(SHAPE, dropouts), threads)).isEqualTo(sum(network(SHAPE, dropouts), 1));
  }

  /** A network that gives its inputs again, less what is dropped: the error is what was dropped. */
  @Test
  void countsWhatWasDroppedAsLost() {
    Architecture shape = Architecture.autoencoder(8, List.of(new Layer.Dense(8)), List.of());
    FusedNetwork network = FusedNetwork.of(shape, identity(shape), new Dropouts(0.5, 0, 1));
    LabelledRows ones = new LabelledRows(ones(64, 8), new int[64]);
    Workspace chunk = network.workspace();
    chunk.load(ones, FusedFixtures.all(ones), 0, 64);
    network.forward(chunk);
    new ReconstructionLoss().enter(chunk);

    for (float error : chunk.outputErrors().values()) {
      // Half are 0 and the others 2, so that the mean stays.
      assertThat(Math.abs(error)).isEqualTo(2);
    }
    assertThat(new Scorer(network).errors(ones)).containsOnly(0);
  }

  @Test
  void scoresByErrorWithAndWithoutAScale() {
    Architecture shape = Architecture.autoencoder(4, List.of(new Layer.Dense(2)), List.of());
    FusedNetwork plain = network(shape, Dropouts.NONE);
    Architecture scaled = shape.with(new ErrorScale(1, 3));
    FusedNetwork with = network(scaled, Dropouts.NONE);
    LabelledRows rows = FusedFixtures.rows(shape, 20, 1);

    double[] errors = new Scorer(plain).errors(rows);
    double[] scores = new Scorer(plain).score(rows);
    double[] byScale = new Scorer(with).score(rows.features());
    for (int row = 0; row < errors.length; row++) {
      assertThat(scores[row]).isEqualTo(errors[row] / (errors[row] + 4));
      assertThat(byScale[row]).isEqualTo(new ErrorScale(1, 3).score(errors[row]));
    }
  }

  private static Weights identity(Architecture shape) {
    return new Weights(
        shape.parts().stream()
            .map(
                part -> {
                  float[] kernel = new float[64];
                  for (int i = 0; i < 8; i++) {
                    kernel[9 * i] = 1;
                  }
                  return new Weights.LayerWeights(8, 8, kernel, new float[8]);
                })
            .toList());
  }

  private static float[][] ones(int rows, int width) {
    float[][] ones = new float[rows][width];
    for (float[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }
}
