// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Scorer;

/** A network to train or to score with; made from a shape and floats. */
public final class Network {
  private final FusedNetwork net;

  private Network(FusedNetwork net) {
    this.net = net;
  }

  /** A network with random weights. */
  public static Network random(Architecture architecture, long seed) {
    return of(architecture, new InitialWeights(seed).of(architecture));
  }

  /** A network with given weights. */
  public static Network of(Architecture architecture, Weights weights) {
    return new Network(FusedNetwork.of(architecture, weights, Dropouts.NONE));
  }

  /**
   * A network with given weights, as {@link #parameters} gave them.
   *
   * @throws IllegalArgumentException if they are not as many as the shape has
   */
  public static Network of(Architecture architecture, float[] parameters) {
    Network network = random(architecture, 0);
    network.net.take(parameters);
    return network;
  }

  /** The probability of the event for each row, or an autoencoder's anomaly score. */
  public double[] score(Rows rows) {
    return score(net, rows);
  }

  /** The same for any network. */
  static double[] score(FusedNetwork net, Rows rows) {
    return rows instanceof RemoteRows remote ? remote.score(net) : new Scorer(net).score(rows);
  }

  /** The probability of the event for each row, or an autoencoder's anomaly score. */
  public double[] score(float[][] rows) {
    return new Scorer(net).score(rows);
  }

  /** How far an autoencoder's outputs are from each row's inputs, squared and summed. */
  public double[] errors(Rows rows) {
    return errors(net, rows);
  }

  /** The same for any autoencoder. */
  static double[] errors(FusedNetwork net, Rows rows) {
    return rows instanceof RemoteRows remote ? remote.errors(net) : new Scorer(net).errors(rows);
  }

  /** A copy of all weights. */
  public Weights weights() {
    return net.weights();
  }

  /** A copy of all weights as one array: for each part its kernel, then its biases. */
  public float[] parameters() {
    return net.parameters().clone();
  }

  /** The shape. */
  public Architecture architecture() {
    return net.shape();
  }

  FusedNetwork net() {
    return net;
  }
}
