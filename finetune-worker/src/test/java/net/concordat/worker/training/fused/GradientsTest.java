// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static net.concordat.worker.training.fused.FusedFixtures.EVERY_LAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Part;
import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private static final BinaryLoss PLAIN = new BinaryLoss(1, 1, 0);
  private static final LabelledRows ROWS = FusedFixtures.rows(EVERY_LAYER, 70, 3);

  private static FusedNetwork network(Dropouts dropouts) {
    return FusedNetwork.of(EVERY_LAYER, FusedFixtures.weights(EVERY_LAYER, 1), dropouts);
  }

  private static float[] sum(FusedNetwork network, BinaryLoss loss, int threads) {
    try (Gradients gradients = new Gradients(network, loss, Gradients.ErrorRule.NONE, threads)) {
      return gradients.sum(new Batch(ROWS, FusedFixtures.all(ROWS), 5));
    }
  }

  private static double[] byDifferences(FusedNetwork network, BinaryLoss loss) {
    DoubleNetwork reference = new DoubleNetwork(EVERY_LAYER, network.parameters());
    double[] expected = new double[network.parameters().length];
    for (int row = 0; row < ROWS.size(); row++) {
      double[] one = reference.gradient(loss, ROWS, row);
      for (int i = 0; i < one.length; i++) {
        expected[i] += one[i];
      }
    }
    return expected;
  }

  /** The distance relative to the length, over the numbers that are learned. */
  private static double distance(FusedNetwork network, float[] given, double[] expected) {
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
    return Math.sqrt(off / length);
  }

  @Test
  void scoresAsTheFormulasSay() {
    FusedNetwork network = network(Dropouts.NONE);
    DoubleNetwork reference = new DoubleNetwork(EVERY_LAYER, network.parameters());
    double[] scores = new Scorer(network).score(ROWS.features());

    for (int row = 0; row < ROWS.size(); row++) {
      double expected = 1 / (1 + Math.exp(-reference.logit(ROWS.features()[row])));
      assertThat(scores[row]).isEqualTo(expected, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void areThoseThatDifferencesGiveForEveryKindOfLayer(double focus) {
    BinaryLoss loss = new BinaryLoss(0.7f, 2.5f, focus);
    FusedNetwork network = network(Dropouts.NONE);

    assertThat(distance(network, sum(network, loss, 1), byDifferences(network, loss)))
        .isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void haveTheSameBitsForAnyNumberOfThreads(int threads) {
    Dropouts dropouts = new Dropouts(0.2, 0.4, 9);

    assertThat(sum(network(dropouts), PLAIN, threads)).isEqualTo(sum(network(dropouts), PLAIN, 1));
  }

  @Test
  void areZeroForFrozenPartsAndUnchangedForTheOthers() {
    FusedNetwork open = network(Dropouts.NONE);
    float[] expected = sum(open, PLAIN, 1);
    FusedNetwork frozen = network(Dropouts.NONE);
    for (int part : List.of(0, 1, 3, 6)) {
      frozen.setLearning(part, false);
    }
    float[] given = sum(frozen, PLAIN, 1);

    for (int part = 0; part < frozen.slices().size(); part++) {
      Slice slice = frozen.slices().get(part);
      for (int i = slice.offset(); i < slice.end(); i++) {
        assertThat(given[i]).isEqualTo(frozen.learns(part) ? expected[i] : 0);
      }
    }
  }

  /** What private training relies on: a trace holds all that a row's gradient is made of. */
  @Test
  void haveTheSquaredLengthsByRowThatTheirTracesGive() {
    FusedNetwork network = network(Dropouts.NONE);
    List<Double> lengths = new ArrayList<>();
    try (Gradients gradients = new Gradients(network, PLAIN, chunk -> lengths(chunk, lengths), 1)) {
      gradients.sum(new Batch(ROWS, FusedFixtures.all(ROWS), 0));
    }

    DoubleNetwork reference = new DoubleNetwork(EVERY_LAYER, network.parameters());
    for (int row = 0; row < ROWS.size(); row++) {
      double[] gradient = reference.gradient(PLAIN, ROWS, row);
      double expected = 0;
      for (Slice slice : network.slices()) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          boolean learned = i < slice.learnedEnd() || i >= slice.biasOffset();
          expected += learned ? gradient[i] * gradient[i] : 0;
        }
      }
      assertThat(lengths.get(row)).isEqualTo(expected, within(2e-5 * expected));
    }
  }

  private static void lengths(Workspace chunk, List<Double> into) {
    for (int row = 0; row < chunk.rows(); row++) {
      double sum = 0;
      for (Trace trace : chunk.traces()) {
        sum += length(trace, row);
      }
      into.add(sum);
    }
  }

  private static double length(Trace trace, int row) {
    Part part = trace.slice().part();
    boolean product = part.role() == Part.Role.PRODUCT;
    double inputs = part.biased() ? 1 : 0;
    for (int i = 0; product && i < part.inputs(); i++) {
      inputs += Math.pow(trace.inputs().values()[trace.inputs().row(row) + i], 2);
    }
    double sum = 0;
    for (int j = 0; j < part.units(); j++) {
      double error = trace.errors().values()[trace.errors().row(row) + j];
      double factor =
          product ? inputs : 1 + Math.pow(trace.inputs().values()[trace.inputs().row(row) + j], 2);
      sum += error * error * factor;
    }
    return sum;
  }

  @Test
  void dropTheirShareAndKeepTheMean() {
    Architecture shape = Architecture.perceptron(32, List.of(8));
    float[][] ones = new float[640][32];
    for (float[] row : ones) {
      java.util.Arrays.fill(row, 1);
    }
    FusedNetwork network =
        FusedNetwork.of(shape, FusedFixtures.weights(shape, 1), new Dropouts(0.25, 0, 1));
    Workspace chunk = network.workspace();
    int dropped = 0;
    double sum = 0;
    for (int first = 0; first < ones.length; first += FusedNetwork.CHUNK) {
      chunk.load(new LabelledRows(ones, new int[640]), range(640), first, FusedNetwork.CHUNK);
      network.forward(chunk);
      for (float value : chunk.values(1).values()) {
        dropped += value == 0 ? 1 : 0;
        sum += value;
      }
    }

    // 20,480 draws: a share off by more than 0.015 has a probability below 1e-6.
    assertThat(dropped / 20_480.0).isEqualTo(0.25, within(0.015));
    assertThat(sum / 20_480).isEqualTo(1, within(0.02));
  }

  private static int[] range(int count) {
    return java.util.stream.IntStream.range(0, count).toArray();
  }
}
