// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.Serializable;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Part;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.Json;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * A network on its way to a task, without its parameters.
 *
 * @param architecture as JSON
 */
record NetworkForm(byte[] architecture, double inputDropout, double dropout, long seed)
    implements Serializable {

  /** The form of a network. */
  static NetworkForm of(FusedNetwork network) {
    Dropouts dropouts = network.dropouts();
    return new NetworkForm(
        Json.bytes(network.shape()), dropouts.input(), dropouts.hidden(), dropouts.seed());
  }

  /** The network, all of whose parameters are 0. */
  FusedNetwork empty() {
    Architecture shape = Json.read(architecture, Architecture.class, "the network");
    Weights weights = new Weights(shape.parts().stream().map(NetworkForm::zeros).toList());
    return FusedNetwork.of(shape, weights, new Dropouts(inputDropout, dropout, seed));
  }

  private static Weights.LayerWeights zeros(Part part) {
    return new Weights.LayerWeights(
        part.inputs(),
        part.units(),
        new float[part.inputs() * part.units()],
        new float[part.biases()]);
  }

  /** Gives a network its parameters. */
  static void set(FusedNetwork network, float[] parameters) {
    System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
    network.prepare();
  }
}
