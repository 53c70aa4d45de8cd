// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.artifact.Architecture;
import net.concordat.worker.artifact.Layer;
import net.concordat.worker.artifact.Weights;
import net.concordat.worker.data.LabelledRows;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The same network in Deeplearning4j: the reference that the fused step has to equal, and what it
 * is measured beside. Made from a shape and floats, never from Deeplearning4j's own files.
 */
public final class Deeplearning4jNetwork {
  private final Architecture shape;
  private final MultiLayerNetwork net;

  private Deeplearning4jNetwork(Architecture shape, MultiLayerNetwork net) {
    this.shape = shape;
    this.net = net;
  }

  /**
   * A network with given weights.
   *
   * @param loss of its output
   * @param rate step size of Adam
   * @throws InvalidInputException if it has other layers than dense ones and a last one
   */
  static Deeplearning4jNetwork of(
      Architecture shape, Weights weights, ILossFunction loss, double rate, double l2) {
    Backend.ready();
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Adam(rate)).l2(l2).list();
    for (int i = 0; i < shape.layers().size(); i++) {
      FeedForwardLayer.Builder<?> layer = builder(shape.layers().get(i), loss);
      layers.layer(layer.nIn(shape.inputsOf(i)).nOut(shape.layers().get(i).units()).build());
    }
    MultiLayerNetwork net = new MultiLayerNetwork(layers.build());
    net.init();
    Deeplearning4jNetwork network = new Deeplearning4jNetwork(shape, net);
    network.setWeights(weights);
    return network;
  }

  /** A network with given weights, to train on plain cross-entropy. */
  public static Deeplearning4jNetwork of(Architecture shape, Weights weights, double rate) {
    return of(shape, weights, new WeightedCrossEntropy(new ClassWeights(1, 1)), rate, 0);
  }

  /** Takes one step with these rows. */
  public void step(LabelledRows batch) {
    float[][] answers = shape.reconstruction() == null ? labels(batch) : batch.features();
    try (INDArray inputs = Nd4j.createFromArray(batch.features());
        INDArray wanted = Nd4j.createFromArray(answers)) {
      net.fit(inputs, wanted);
    }
  }

  private static float[][] labels(LabelledRows batch) {
    float[][] labels = new float[batch.size()][1];
    for (int i = 0; i < batch.size(); i++) {
      labels[i][0] = batch.labels()[i];
    }
    return labels;
  }

  /** What an autoencoder makes of each row's inputs. */
  float[][] reconstructions(float[][] rows) {
    try (INDArray inputs = Nd4j.createFromArray(rows);
        INDArray output = net.output(inputs)) {
      return output.toFloatMatrix();
    }
  }

  /** The probability of the event for each row. */
  public double[] score(float[][] rows) {
    try (INDArray inputs = Nd4j.createFromArray(rows);
        INDArray output = net.output(inputs)) {
      return output.reshape(rows.length).toDoubleVector();
    }
  }

  /** A copy of all weights. */
  public Weights weights() {
    List<Weights.LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < shape.layers().size(); i++) {
      layers.add(
          new Weights.LayerWeights(
              shape.inputsOf(i),
              shape.layers().get(i).units(),
              net.getLayer(i).getParam("W").dup('c').data().asFloat(),
              net.getLayer(i).getParam("b").dup('c').data().asFloat()));
    }
    return new Weights(layers);
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

  private static FeedForwardLayer.Builder<?> builder(Layer layer, ILossFunction loss) {
    if (layer instanceof Layer.Dense) {
      return new DenseLayer.Builder().activation(Activation.RELU);
    }
    if (layer instanceof Layer.Output) {
      return new OutputLayer.Builder(loss).activation(Activation.SIGMOID);
    }
    if (layer instanceof Layer.Reconstruction) {
      return new OutputLayer.Builder(loss).activation(Activation.IDENTITY);
    }
    throw new InvalidInputException(
        "Deeplearning4j's network is made of dense layers and an output, but there is a "
            + layer.getClass().getSimpleName());
  }
}
