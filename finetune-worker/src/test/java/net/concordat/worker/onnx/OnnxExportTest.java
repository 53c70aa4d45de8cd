// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.ArtifactFixtures;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.network.ForwardNetwork;
import net.concordat.inference.support.Json;
import net.concordat.worker.training.fused.FusedFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime is the reference. */
class OnnxExportTest {
  private static final int ROWS = 301;
  private static final int INPUTS = FusedFixtures.EVERY_LAYER.inputs();

  static Stream<Architecture> shapes() {
    List<Layer> encoder = FusedFixtures.EVERY_LAYER.layers().subList(0, 6);
    Architecture plain = Architecture.autoencoder(INPUTS, encoder, List.of(new Layer.Dense(11)));
    return Stream.of(
        Architecture.perceptron(30, List.of(64, 32)),
        Architecture.perceptron(7, List.of()),
        FusedFixtures.EVERY_LAYER,
        plain,
        plain.with(new ErrorScale(10, 60)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scoresAlikeInOnnxRuntime(Architecture shape) throws OrtException {
    Weights weights = FusedFixtures.weights(shape, 1);
    float[] rows = new float[ROWS * shape.inputs()];
    float[][] features = FusedFixtures.rows(shape, ROWS, 2).features();
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(features[i], 0, rows, i * shape.inputs(), shape.inputs());
    }
    double[] expected = new double[ROWS];
    new ForwardNetwork(shape, weights).score(rows, 0, ROWS, expected, 0);

    float[] given = scored(OnnxExport.of(shape, weights, Map.of()), rows, shape.inputs());

    for (int i = 0; i < ROWS; i++) {
      assertThat(given[i]).as("row %d", i).isEqualTo((float) expected[i], within(1e-5f));
    }
  }

  private static float[] scored(byte[] file, float[] rows, int width) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file);
        OnnxTensor inputs =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(rows), new long[] {rows.length / width, width});
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUTS, inputs))) {
      float[][] scores = (float[][]) result.get(OnnxExport.SCORE).orElseThrow().getValue();
      float[] all = new float[scores.length];
      for (int i = 0; i < all.length; i++) {
        assertThat(scores[i]).hasSize(1);
        all[i] = scores[i][0];
      }
      return all;
    }
  }

  @Test
  void carriesSchemaAndDigest() throws OrtException {
    LoadedArtifact loaded = LoadedArtifact.of(ArtifactFixtures.artifact());

    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(OnnxExport.of(loaded))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("concordat.artifact", loaded.digest().hex())
          .containsEntry(
              "concordat.schema",
              new String(
                  Json.bytes(loaded.artifact().schema()), java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
