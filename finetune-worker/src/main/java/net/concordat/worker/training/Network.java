// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.artifact.Architecture;
import net.concordat.worker.artifact.Layer;
import net.concordat.worker.artifact.Weights;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network in Deeplearning4j's memory; made from a shape and floats, never from its own files. */
public final class Network {
  private static final int SCORING_BATCH = 8192;

  private final Architecture architecture;
  private final MultiLayerNetwork net;

  private Network(Architecture architecture, MultiLayerNetwork net) {
    this.architecture = architecture;
    this.net = net;
  }

  /** A network with random weights, ready to be trained. */
  public static Network random(Architecture architecture, TrainingSettings settings, long seed) {
    Backend.ready();
    Nd4j.getRandom().setSeed(seed);
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(architecture, settings, seed));
    net.init();
    return new Network(architecture, net);
  }

  /** A network with given weights, to score with. */
  public static Network of(Architecture architecture, Weights weights) {
    TrainingSettings unused =
        new TrainingSettings(1e-3, 1, 1, 0, 0, 0, TrainingSettings.ClassWeighting.NONE, null);
    Network network = random(architecture, unused, 0);
    network.setWeights(weights);
    return network;
  }

  /**
   * A network that begins as this one and is trained from there on.
   *
   * @param frozenLayers how many layers, from the inputs on, must not change
   * @param outputLayer whether the last layer begins anew
   */
  public Network adapt(
      int frozenLayers,
      FineTuneSpec.OutputLayer outputLayer,
      TrainingSettings settings,
      long seed) {
    Nd4j.getRandom().setSeed(seed);
    FineTuneConfiguration.Builder tuning =
        new FineTuneConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(settings.learningRate()))
            .l2(settings.l2());
    if (settings.dropout() > 0) {
      tuning.dropout(dropping(settings.dropout()));
    }
    TransferLearning.Builder transfer =
        new TransferLearning.Builder(net).fineTuneConfiguration(tuning.build());
    if (frozenLayers > 0) {
      transfer.setFeatureExtractor(frozenLayers - 1);
    }
    if (outputLayer == FineTuneSpec.OutputLayer.REPLACED) {
      transfer.nOutReplace(architecture.layers().size() - 1, 1, WeightInit.XAVIER);
    }
    MultiLayerNetwork adapted = transfer.build();
    if (frozenLayers == 0) {
      // The configuration went to every layer, with the share of the hidden ones.
      adapted.getLayer(0).conf().getLayer().setIDropout(dropping(settings.inputDropout()));
    }
    return new Network(architecture, adapted);
  }

  /** The probability of the event for each row. */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int from = 0; from < rows.length; from += SCORING_BATCH) {
      int count = Math.min(SCORING_BATCH, rows.length - from);
      float[][] batch = java.util.Arrays.copyOfRange(rows, from, from + count);
      try (INDArray inputs = Nd4j.createFromArray(batch);
          INDArray output = net.output(inputs)) {
        for (int i = 0; i < count; i++) {
          scores[from + i] = output.getDouble(i, 0);
        }
      }
    }
    return scores;
  }

  /** A copy of all weights. */
  public Weights weights() {
    List<Weights.LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      INDArray kernel = net.getLayer(i).getParam("W").dup('c');
      INDArray bias = net.getLayer(i).getParam("b").dup('c');
      layers.add(
          new Weights.LayerWeights(
              architecture.inputsOf(i),
              architecture.layers().get(i).units(),
              kernel.data().asFloat(),
              bias.data().asFloat()));
    }
    return new Weights(layers);
  }

  /** The shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** From now on, training minimises the loss in which rows count by their label. */
  void weightClasses(ClassWeights weights) {
    OutputLayer last = (OutputLayer) net.getOutputLayer().conf().getLayer();
    last.setLossFn(new WeightedCrossEntropy(weights));
  }

  MultiLayerNetwork net() {
    return net;
  }

  private void setWeights(Weights weights) {
    for (int i = 0; i < weights.layers().size(); i++) {
      Weights.LayerWeights layer = weights.layers().get(i);
      net.getLayer(i)
          .getParam("W")
          .assign(Nd4j.createFromArray(layer.kernel()).reshape('c', layer.inputs(), layer.units()));
      net.getLayer(i)
          .getParam("b")
          .assign(Nd4j.createFromArray(layer.bias()).reshape('c', 1, layer.units()));
    }
  }

  private static MultiLayerConfiguration configuration(
      Architecture architecture, TrainingSettings settings, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(settings.learningRate()))
            .l2(settings.l2())
            .list();
    for (int i = 0; i < architecture.layers().size(); i++) {
      FeedForwardLayer.Builder<?> layer = builder(architecture.layers().get(i));
      layer.nIn(architecture.inputsOf(i)).nOut(architecture.layers().get(i).units());
      layer.dropOut(dropping(i == 0 ? settings.inputDropout() : settings.dropout()));
      layers.layer(layer.build());
    }
    return layers.build();
  }

  /** Deeplearning4j drops what goes into a layer, and takes the share that is kept. */
  private static @Nullable IDropout dropping(double share) {
    return share > 0 ? new Dropout(1 - share) : null;
  }

  private static FeedForwardLayer.Builder<?> builder(Layer layer) {
    if (layer instanceof Layer.Dense) {
      return new DenseLayer.Builder().activation(Activation.RELU).weightInit(WeightInit.RELU);
    }
    return new OutputLayer.Builder(LossFunction.XENT)
        .activation(Activation.SIGMOID)
        .weightInit(WeightInit.XAVIER);
  }
}
