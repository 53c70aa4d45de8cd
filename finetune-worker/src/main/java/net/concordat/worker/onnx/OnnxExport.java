// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.support.Json;

/**
 * An artifact's network in the form of ONNX (operator set 17): rows of {@value #INPUTS}, as the
 * schema encodes them, to {@value #SCORE}, the probability of the event or the anomaly score. The
 * schema and the artifact's digest are in the file's properties.
 */
public final class OnnxExport {
  /** The name of what goes in: a float for each input of each row. */
  public static final String INPUTS = "inputs";

  /** The name of what comes out: one float for each row. */
  public static final String SCORE = "score";

  private static final int OPERATORS = 17;
  private static final int FORM = 8;
  private static final double SMALLEST_VARIANCE = 1e-5;

  private final GraphBuilder graph;
  private final List<LayerWeights> parts;
  private final int width;
  private String last;
  private int part;

  private OnnxExport(Architecture shape, List<LayerWeights> parts) {
    this.graph = new GraphBuilder("network");
    this.parts = parts;
    this.width = shape.inputs();
    this.last = graph.input(INPUTS, shape.inputs());
  }

  /** The bytes of a file with an artifact's network, its schema and its digest. */
  public static byte[] of(LoadedArtifact loaded) {
    Artifact artifact = loaded.artifact();
    return of(
        artifact.architecture(),
        artifact.weights(),
        Map.of(
            "concordat.artifact",
            loaded.digest().hex(),
            "concordat.schema",
            new String(Json.bytes(artifact.schema()), StandardCharsets.UTF_8)));
  }

  /** The bytes of a file with a network and properties. */
  public static byte[] of(Architecture shape, Weights weights, Map<String, String> properties) {
    OnnxExport made = new OnnxExport(shape, weights.layers());
    for (int i = 0; i < shape.layers().size(); i++) {
      made.add(shape.layers().get(i));
    }
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORM)
            .setProducerName("Concordat")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
            .setGraph(made.graph.output(SCORE, made.last));
    new TreeMap<>(properties)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  private void add(Layer layer) {
    if (layer instanceof Layer.Embedding embedding) {
      addEmbedding(embedding);
    } else if (layer instanceof Layer.Residual) {
      String before = last;
      last = graph.node("Relu", product());
      last = graph.node("Add", before, product());
    } else if (layer instanceof Layer.LayerNorm) {
      LayerWeights norm = next();
      last =
          graph.normalising(
              SMALLEST_VARIANCE,
              "LayerNormalization",
              last,
              graph.floats(norm.kernel(), norm.units()),
              graph.floats(norm.bias(), norm.units()));
    } else if (layer instanceof Layer.BatchNorm) {
      addBatchNorm(next());
    } else if (layer instanceof Layer.Output) {
      last = graph.node("Sigmoid", product());
    } else if (layer instanceof Layer.Reconstruction end) {
      addScore(end);
    } else {
      last = graph.node("Relu", product());
    }
  }

  private LayerWeights next() {
    return parts.get(part++);
  }

  private String product() {
    LayerWeights dense = next();
    last =
        graph.node(
            "Gemm",
            last,
            graph.floats(dense.kernel(), dense.inputs(), dense.units()),
            graph.floats(dense.bias(), dense.units()));
    return last;
  }

  private void addBatchNorm(LayerWeights norm) {
    int units = norm.units();
    last =
        graph.normalising(
            SMALLEST_VARIANCE,
            "BatchNormalization",
            last,
            graph.floats(Arrays.copyOf(norm.kernel(), units), units),
            graph.floats(norm.bias(), units),
            graph.floats(Arrays.copyOfRange(norm.kernel(), units, 2 * units), units),
            graph.floats(Arrays.copyOfRange(norm.kernel(), 2 * units, 3 * units), units));
  }

  private void addEmbedding(Layer.Embedding embedding) {
    List<String> joined = new ArrayList<>();
    long[] passed =
        LongStream.range(0, width)
            .filter(
                i ->
                    embedding.groups().stream()
                        .noneMatch(g -> g.from() <= i && i < g.from() + g.values()))
            .toArray();
    if (passed.length > 0) {
      joined.add(graph.along(1, "Gather", INPUTS, graph.places(passed)));
    }
    for (Layer.Embedding.Group group : embedding.groups()) {
      LayerWeights vectors = next();
      long[] places = LongStream.range(group.from(), group.from() + group.values()).toArray();
      joined.add(
          graph.node(
              "MatMul",
              graph.along(1, "Gather", INPUTS, graph.places(places)),
              graph.floats(vectors.kernel(), vectors.inputs(), vectors.units())));
    }
    last = graph.along(1, "Concat", joined.toArray(String[]::new));
  }

  private void addScore(Layer.Reconstruction end) {
    String error = graph.sumOfSquares(graph.node("Sub", product(), INPUTS));
    ErrorScale scale = end.errors();
    last =
        scale == null
            ? graph.node("Div", error, graph.node("Add", error, graph.number(end.units())))
            : scaled(error, scale);
  }

  /** See {@link ErrorScale#score}. */
  private String scaled(String error, ErrorScale scale) {
    String low = graph.number(scale.low());
    String high = graph.number(scale.high());
    String below = graph.node("Mul", error, graph.number(ErrorScale.SHARE / scale.low()));
    String above =
        graph.node(
            "Sub",
            graph.number(1),
            graph.node("Div", graph.number(ErrorScale.SHARE * scale.high()), error));
    String place =
        graph.node(
            "Div",
            graph.node("Log", graph.node("Div", error, low)),
            graph.number(Math.log(scale.high() / scale.low())));
    String between =
        graph.node(
            "Add",
            graph.number(ErrorScale.SHARE),
            graph.node("Mul", place, graph.number(1 - 2 * ErrorScale.SHARE)));
    String up = graph.node("Where", graph.node("Less", error, high), between, above);
    return graph.node("Where", graph.node("Greater", error, low), up, below);
  }
}
