// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.worker.DurableFile;
import net.concordat.worker.data.LabelledRows;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * The same network in Deeplearning4j: the reference that the fused step has to equal, and what it
 * is measured beside. Made from a shape and floats, never from Deeplearning4j's own files.
 */
public final class Deeplearning4jNetwork {
  private final Architecture shape;
  private final Weights start;
  private final List<String> holders;
  private final ComputationGraph net;

  private Deeplearning4jNetwork(Architecture shape, Weights start, Deeplearning4jGraph graph) {
    this.shape = shape;
    this.start = start;
    this.holders = graph.holders();
    this.net = new ComputationGraph(graph.configuration());
    net.init();
    graph.constants().forEach(this::set);
    for (int part = 0; part < holders.size(); part++) {
      set(holders.get(part), start.layers().get(part));
    }
  }

  /** A network with given weights, whose parts learn as is said. */
  static Deeplearning4jNetwork of(
      Architecture shape,
      Weights weights,
      ILossFunction loss,
      Deeplearning4jGraph.Learning learning) {
    Backend.ready();
    return new Deeplearning4jNetwork(
        shape, weights, Deeplearning4jGraph.of(shape, weights, loss, learning));
  }

  /**
   * A classifier with given weights, to train on plain cross-entropy.
   *
   * @param rate step size of Adam
   */
  public static Deeplearning4jNetwork of(Architecture shape, Weights weights, double rate) {
    return of(
        shape,
        weights,
        new WeightedCrossEntropy(new ClassWeights(1, 1)),
        (part, layer) -> layer.updater(new Adam(rate)).build());
  }

  /**
   * Any network, in nothing but layers and losses of Deeplearning4j's own.
   *
   * @see #save
   */
  public static Deeplearning4jNetwork of(Architecture shape, Weights weights) {
    return of(
        shape,
        weights,
        shape.reconstruction() == null ? new LossBinaryXENT() : new LossL2(),
        (part, layer) -> layer.updater(new Adam()).build());
  }

  /** Takes one step with these rows. */
  public void step(LabelledRows batch) {
    try (INDArray inputs = Nd4j.createFromArray(batch.features());
        INDArray wanted = Nd4j.createFromArray(answers(batch))) {
      net.fit(new DataSet(inputs, wanted));
    }
  }

  /** The sum of the rows' gradients by what learns, without penalties; else zeros. */
  public Weights gradient(LabelledRows batch) {
    try (INDArray inputs = Nd4j.createFromArray(batch.features());
        INDArray wanted = Nd4j.createFromArray(answers(batch))) {
      net.setInputs(inputs);
      net.setLabels(wanted);
      net.computeGradientAndScore();
      return gathered(zeros(), name -> net.gradient().getGradientFor(name));
    }
  }

  private float[][] answers(LabelledRows batch) {
    if (shape.reconstruction() != null) {
      return batch.features();
    }
    float[][] labels = new float[batch.size()][1];
    for (int i = 0; i < batch.size(); i++) {
      labels[i][0] = batch.labels()[i];
    }
    return labels;
  }

  /**
   * What comes out for each row: the probability of the event, or an autoencoder's inputs again.
   */
  public float[][] outputs(float[][] rows) {
    try (INDArray inputs = Nd4j.createFromArray(rows);
        INDArray output = net.outputSingle(inputs)) {
      return output.toFloatMatrix();
    }
  }

  /** A copy of all weights. */
  public Weights weights() {
    return gathered(start, net::getParam);
  }

  /**
   * Writes a file that {@code ComputationGraph.load} reads. It takes rows as the artifact's schema
   * encodes them.
   */
  public void save(Path file) throws IOException {
    Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".unfinished", "");
    try {
      net.save(unfinished.toFile(), false);
      DurableFile.rename(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What the parts' layers hold, over numbers that are as they are where a layer holds none. */
  private Weights gathered(Weights others, Function<String, @Nullable INDArray> held) {
    List<LayerWeights> parts = new ArrayList<>();
    for (int part = 0; part < holders.size(); part++) {
      LayerWeights other = others.layers().get(part);
      float[] kernel = over(other.kernel(), held.apply(holders.get(part) + "_W"));
      float[] bias = over(other.bias(), held.apply(holders.get(part) + "_b"));
      parts.add(new LayerWeights(other.inputs(), other.units(), kernel, bias));
    }
    return new Weights(parts);
  }

  private static float[] over(float[] others, @Nullable INDArray held) {
    float[] all = others.clone();
    if (held != null) {
      System.arraycopy(held.dup('c').data().asFloat(), 0, all, 0, (int) held.length());
    }
    return all;
  }

  private Weights zeros() {
    return new Weights(
        shape.parts().stream()
            .map(
                part ->
                    new LayerWeights(
                        part.inputs(),
                        part.units(),
                        new float[part.inputs() * part.units()],
                        new float[part.biases()]))
            .toList());
  }

  private void set(String holder, LayerWeights numbers) {
    set(net.getParam(holder + "_W"), numbers.kernel());
    set(net.getParam(holder + "_b"), numbers.bias());
  }

  /** Of kept statistics the layer holds the first row alone, by which is scaled. */
  private static void set(@Nullable INDArray to, float[] numbers) {
    if (to != null) {
      float[] held = Arrays.copyOf(numbers, (int) to.length());
      to.assign(Nd4j.createFromArray(held).reshape('c', to.shape()));
    }
  }
}
