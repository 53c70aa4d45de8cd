// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedFixtures;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Scorer;
import net.concordat.worker.training.fused.Statistics;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Layers that Deeplearning4j has by another form than the one that artifacts become. */
class Deeplearning4jLayersTest {
  private static final int INPUTS = 9;

  /** Such a layer and an output behind it, in both. */
  private record Pair(Architecture shape, Weights weights, MultiLayerNetwork theirs) {
    static Pair of(Layer ours, org.deeplearning4j.nn.conf.layers.Layer theirs) {
      Architecture shape = Architecture.of(INPUTS, List.of(ours, new Layer.Output(1)));
      MultiLayerNetwork net =
          new MultiLayerNetwork(
              new NeuralNetConfiguration.Builder()
                  .list()
                  .layer(theirs)
                  .layer(
                      new OutputLayer.Builder(new LossBinaryXENT())
                          .activation(Activation.SIGMOID)
                          .nIn(ours.units())
                          .nOut(1)
                          .build())
                  .build());
      net.init();
      Pair pair = new Pair(shape, FusedFixtures.weights(shape, 4), net);
      LayerWeights output = pair.weights.layers().get(1);
      pair.set(1, "W", output.kernel());
      pair.set(1, "b", output.bias());
      return pair;
    }

    void set(int layer, String name, float[] numbers) {
      INDArray to = theirs.getLayer(layer).getParam(name);
      to.assign(Nd4j.createFromArray(numbers).reshape('c', to.shape()));
    }

    FusedNetwork fused() {
      return FusedNetwork.of(shape, weights, Dropouts.NONE);
    }

    void assertSameScores(double[] given, float[][] rows, boolean training) {
      float[][] expected = theirs.output(Nd4j.createFromArray(rows), training).toFloatMatrix();
      for (int row = 0; row < rows.length; row++) {
        assertThat(given[row]).isEqualTo(expected[row][0], within(1e-5));
      }
    }
  }

  private static LabelledRows rows(float size) {
    LabelledRows rows = FusedFixtures.rows(Architecture.perceptron(INPUTS, List.of()), 200, 6);
    for (float[] row : rows.features()) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= size;
      }
    }
    return rows;
  }

  private static Pair batchNorm() {
    Pair pair =
        Pair.of(
            new Layer.BatchNorm(INPUTS),
            new BatchNormalization.Builder().useLogStd(false).nIn(INPUTS).nOut(INPUTS).build());
    LayerWeights norm = pair.weights().layers().get(0);
    pair.set(0, "gamma", Arrays.copyOf(norm.kernel(), INPUTS));
    pair.set(0, "mean", Arrays.copyOfRange(norm.kernel(), INPUTS, 2 * INPUTS));
    pair.set(0, "var", Arrays.copyOfRange(norm.kernel(), 2 * INPUTS, 3 * INPUTS));
    pair.set(0, "beta", norm.bias());
    return pair;
  }

  @Test
  void batchNormalizationScoresAlikeByKeptStatistics() {
    Pair pair = batchNorm();
    float[][] rows = rows(1).features();

    pair.assertSameScores(new Scorer(pair.fused()).score(rows), rows, false);
  }

  @Test
  void batchNormalizationMeasuresTheSameStatistics() {
    Pair pair = batchNorm();
    LabelledRows rows = rows(3);
    FusedNetwork fused = pair.fused();
    Statistics.measure(fused, rows);

    pair.assertSameScores(new Scorer(fused).score(rows.features()), rows.features(), true);
  }

  /** Deeplearning4j adds nothing to the variance, which large inputs make the same. */
  @Test
  void layerNormalizationScoresAlikeBehindAProductThatChangesNothing() {
    Pair pair =
        Pair.of(
            new Layer.LayerNorm(INPUTS),
            new DenseLayer.Builder()
                .hasLayerNorm(true)
                .activation(Activation.IDENTITY)
                .nIn(INPUTS)
                .nOut(INPUTS)
                .build());
    LayerWeights norm = pair.weights().layers().get(0);
    float[] identity = new float[INPUTS * INPUTS];
    IntStream.range(0, INPUTS).forEach(i -> identity[i * (INPUTS + 1)] = 1);
    pair.set(0, "W", identity);
    pair.set(0, "g", norm.kernel());
    pair.set(0, "b", norm.bias());
    float[][] rows = rows(30).features();

    pair.assertSameScores(new Scorer(pair.fused()).score(rows), rows, false);
  }

  @Test
  void embeddingLayerGivesTheSameVectorsByTheNumberOfTheCategory() {
    Pair pair =
        Pair.of(
            new Layer.Embedding(4, List.of(new Layer.Embedding.Group(0, INPUTS, 4))),
            new EmbeddingLayer.Builder().nIn(INPUTS).nOut(4).hasBias(false).build());
    pair.set(0, "W", pair.weights().layers().get(0).kernel());
    float[][] categories = new float[INPUTS][INPUTS];
    float[][] numbers = new float[INPUTS][1];
    for (int i = 0; i < INPUTS; i++) {
      categories[i][i] = 1;
      numbers[i][0] = i;
    }

    pair.assertSameScores(new Scorer(pair.fused()).score(categories), numbers, false);
  }
}
