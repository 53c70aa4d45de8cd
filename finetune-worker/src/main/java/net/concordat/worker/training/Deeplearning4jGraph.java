// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Writes a network's layers in Deeplearning4j's own: one of its layers holds each part. What has no
 * layer there is put together from several: of layer normalisation a frozen product takes the mean
 * off, and the length of the rest, with one constant more for the smallest variance, is made one;
 * of batch normalisation the kept statistics are a frozen scale, so that they stay while it learns.
 */
final class Deeplearning4jGraph {
  private static final String INPUTS = "inputs";
  private static final double SMALLEST_VARIANCE = 1e-5;

  private final ComputationGraphConfiguration.GraphBuilder graph =
      new NeuralNetConfiguration.Builder().graphBuilder().addInputs(INPUTS);
  private final Learning learning;
  private final ILossFunction loss;
  private final List<LayerWeights> weights;
  private final List<String> holders = new ArrayList<>();
  private final Map<String, LayerWeights> constants = new LinkedHashMap<>();
  private int vertices;
  private String last = INPUTS;

  private Deeplearning4jGraph(Weights weights, ILossFunction loss, Learning learning) {
    this.weights = weights.layers();
    this.loss = loss;
    this.learning = learning;
  }

  /** How a part learns. */
  @FunctionalInterface
  interface Learning {
    /** Ends the layer that holds a part, counted from 0. */
    org.deeplearning4j.nn.conf.layers.Layer end(int part, FeedForwardLayer.Builder<?> layer);
  }

  /** The graph of a network, which is not initialized yet. */
  static Deeplearning4jGraph of(
      Architecture shape, Weights weights, ILossFunction loss, Learning learning) {
    Deeplearning4jGraph made = new Deeplearning4jGraph(weights, loss, learning);
    for (int i = 0; i < shape.layers().size(); i++) {
      made.add(shape.layers().get(i), shape.inputsOf(i));
    }
    made.graph.setOutputs(made.last);
    return made;
  }

  ComputationGraphConfiguration configuration() {
    return graph.build();
  }

  /** The names of the layers that hold the parts, in the order of {@link Weights}. */
  List<String> holders() {
    return holders;
  }

  /** The numbers of the layers that hold constants, by their names. */
  Map<String, LayerWeights> constants() {
    return constants;
  }

  private void add(Layer layer, int inputs) {
    if (layer instanceof Layer.Dense dense) {
      addPart(product(inputs, dense.units(), Activation.RELU), last);
    } else if (layer instanceof Layer.Residual residual) {
      String before = last;
      addPart(product(inputs, residual.inner(), Activation.RELU), last);
      addPart(product(residual.inner(), inputs, Activation.IDENTITY), last);
      addVertex(new ElementWiseVertex(ElementWiseVertex.Op.Add), before, last);
    } else if (layer instanceof Layer.LayerNorm) {
      addLayerNorm(inputs);
    } else if (layer instanceof Layer.BatchNorm) {
      addConstant(scale(inputs), standardising(weights.get(holders.size())));
      addPart(scale(inputs), last);
    } else if (layer instanceof Layer.Embedding embedding) {
      addEmbedding(embedding, inputs);
    } else if (layer instanceof Layer.Output) {
      addPart(
          new OutputLayer.Builder(loss).activation(Activation.SIGMOID).nIn(inputs).nOut(1), last);
    } else {
      addPart(
          new OutputLayer.Builder(loss)
              .activation(Activation.IDENTITY)
              .nIn(inputs)
              .nOut(layer.units()),
          last);
    }
  }

  /** Passes on what no group names, then adds each group's vector. */
  private void addEmbedding(Layer.Embedding embedding, int inputs) {
    List<String> joined = new ArrayList<>();
    List<String> vectors = new ArrayList<>();
    int at = 0;
    for (Layer.Embedding.Group group : embedding.groups()) {
      int end = group.from() + group.values();
      passOn(at, group.from(), joined);
      addVertex(new SubsetVertex(group.from(), end - 1), INPUTS);
      FeedForwardLayer.Builder<?> vector =
          new DenseLayer.Builder()
              .hasBias(false)
              .activation(Activation.IDENTITY)
              .nIn(group.values())
              .nOut(group.size());
      addPart(vector, last);
      vectors.add(last);
      at = end;
    }
    passOn(at, inputs, joined);
    joined.addAll(vectors);
    if (joined.size() > 1) {
      addVertex(new MergeVertex(), joined.toArray(String[]::new));
    }
  }

  private void passOn(int from, int end, List<String> into) {
    if (from < end) {
      addVertex(new SubsetVertex(from, end - 1), INPUTS);
      into.add(last);
    }
  }

  /** With n units: the rest after the mean, over the root of its squares and n times the least. */
  private void addLayerNorm(int units) {
    addConstant(product(units, units + 1, Activation.IDENTITY), centring(units));
    addVertex(new L2NormalizeVertex(), last);
    addVertex(new SubsetVertex(0, units - 1), last);
    addVertex(new ScaleVertex(Math.sqrt(units)), last);
    addPart(scale(units), last);
  }

  private static LayerWeights centring(int units) {
    float[] kernel = new float[units * (units + 1)];
    Arrays.fill(kernel, -1f / units);
    for (int i = 0; i < units; i++) {
      kernel[i * (units + 1) + i] += 1;
      kernel[i * (units + 1) + units] = 0;
    }
    float[] bias = new float[units + 1];
    bias[units] = (float) Math.sqrt(units * SMALLEST_VARIANCE);
    return new LayerWeights(units, units + 1, kernel, bias);
  }

  private static LayerWeights standardising(LayerWeights part) {
    int units = part.units();
    float[] factors = new float[units];
    float[] shifts = new float[units];
    for (int j = 0; j < units; j++) {
      double factor = 1 / Math.sqrt(part.kernel()[2 * units + j] + SMALLEST_VARIANCE);
      factors[j] = (float) factor;
      shifts[j] = (float) (-part.kernel()[units + j] * factor);
    }
    return new LayerWeights(1, units, factors, shifts);
  }

  private static FeedForwardLayer.Builder<?> product(int inputs, int units, Activation activation) {
    return new DenseLayer.Builder().activation(activation).nIn(inputs).nOut(units);
  }

  private static FeedForwardLayer.Builder<?> scale(int units) {
    return new ElementWiseMultiplicationLayer.Builder()
        .activation(Activation.IDENTITY)
        .nIn(units)
        .nOut(units);
  }

  private void addPart(FeedForwardLayer.Builder<?> layer, String from) {
    int part = holders.size();
    String name = "part-" + part;
    graph.addLayer(name, learning.end(part, layer), from);
    holders.add(name);
    last = name;
  }

  private void addConstant(FeedForwardLayer.Builder<?> layer, LayerWeights numbers) {
    String name = "constant-" + constants.size();
    graph.addLayer(name, frozen(layer), last);
    constants.put(name, numbers);
    last = name;
  }

  /** A layer that keeps its numbers, and through which errors go on to those below it. */
  static org.deeplearning4j.nn.conf.layers.Layer frozen(FeedForwardLayer.Builder<?> layer) {
    return new FrozenLayerWithBackprop(layer.updater(new NoOp()).build());
  }

  private void addVertex(GraphVertex vertex, String... from) {
    last = "vertex-" + vertices++;
    graph.addVertex(last, vertex, from);
  }
}
