// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final Architecture SHAPE =
      Architecture.of(2, List.of(new Layer.BatchNorm(2), new Layer.Output(1)));
  private static final LabelledRows ROWS =
      new LabelledRows(new float[][] {{1, 10}, {2, 10}, {3, 10}, {6, 10}}, new int[] {0, 1, 0, 1});

  private static FusedNetwork network() {
    return FusedNetwork.of(SHAPE, FusedFixtures.weights(SHAPE, 1), new Dropouts(0, 0.5, 1));
  }

  /** Of 1, 2, 3 and 6 the mean is 3 and the variance (4 + 1 + 0 + 9) / 4. */
  @Test
  void areMeanAndVarianceOfWhatGoesIntoTheLayer() {
    FusedNetwork network = network();
    Statistics.measure(network, ROWS);

    assertThat(network.weights().layers().get(0).kernel()).endsWith(3, 10, 3.5f, 0);
  }

  @Test
  void stayWhereTheLayerIsFrozen() {
    FusedNetwork network = network();
    network.setLearning(0, false);
    float[] before = network.parameters().clone();
    Statistics.measure(network, ROWS);

    assertThat(network.parameters()).isEqualTo(before);
  }
}
