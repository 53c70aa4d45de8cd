// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.artifact.Architecture;
import net.concordat.worker.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Batch;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedFixtures;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.fused.PartRule;
import net.concordat.worker.training.fused.Scorer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deeplearning4j's own step is the reference. */
class FusedAgainstDeeplearning4jTest {
  private static final ClassWeights WEIGHTS = new ClassWeights(0.8f, 1.7f);
  private static final double RATE = 0.01;
  private static final double L2 = 0.02;
  private static final Architecture SHAPE = Architecture.perceptron(30, List.of(64, 32));
  private static final LabelledRows ROWS = FusedFixtures.rows(SHAPE, 301, 2);

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void takesTheSameStepsWithAdamL2AndClassWeights(int steps) {
    Weights start = FusedFixtures.weights(SHAPE, 1);
    FusedNetwork fused = FusedNetwork.of(SHAPE, start, Dropouts.NONE);
    PartRule rule = new PartRule(1, L2, 0);
    Optimizer optimizer = new Optimizer(Optimizer.Kind.ADAM, List.of(rule, rule, rule), fused);
    Deeplearning4jNetwork reference =
        Deeplearning4jNetwork.of(SHAPE, start, new WeightedCrossEntropy(WEIGHTS), RATE, L2);
    BinaryLoss loss = new BinaryLoss(WEIGHTS.negative(), WEIGHTS.positive(), 0);
    try (Gradients gradients = new Gradients(fused, loss, Gradients.ErrorRule.NONE, 1)) {
      int[] all = IntStream.range(0, ROWS.size()).toArray();
      for (int step = 0; step < steps; step++) {
        float[] sum = gradients.sum(new Batch(ROWS, all, step));
        optimizer.update(fused, sum, all.length, RATE);
        reference.step(ROWS);
      }
    }

    assertThat(distance(fused.weights(), reference.weights())).isLessThan(1e-5);
    double[] scores = new Scorer(fused).score(ROWS.features());
    double[] expected = reference.score(ROWS.features());
    for (int i = 0; i < scores.length; i++) {
      assertThat(Math.abs(scores[i] - expected[i])).isLessThan(1e-5);
    }
  }

  private static double distance(Weights given, Weights expected) {
    double off = 0;
    double length = 0;
    for (int i = 0; i < given.layers().size(); i++) {
      float[] ours = given.layers().get(i).kernel();
      float[] theirs = expected.layers().get(i).kernel();
      for (int j = 0; j < ours.length; j++) {
        off += Math.pow(ours[j] - theirs[j], 2);
        length += Math.pow(theirs[j], 2);
      }
    }
    return Math.sqrt(off / length);
  }
}
