// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.artifact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.Checks;
import net.concordat.worker.InvalidInputException;

/**
 * The shape of a network, as {@code configuration.json} holds it.
 *
 * @param format always {@value #FORMAT}
 * @param inputs how many numbers a row has after encoding
 * @param layers dense layers, then one output layer
 */
public record Architecture(String format, int inputs, List<Layer> layers) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-network/1";

  /** Most layers that a network may have. */
  public static final int MAX_LAYERS = 16;

  /** Most parameters that a network may have: 200 MB of weights. */
  public static final long MAX_PARAMETERS = 50_000_000;

  /** Refuses shapes that are no multi-layer perceptron, and sizes that no tabular model needs. */
  public Architecture {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A network's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    Checks.range("inputs", inputs, 1, Layer.MAX_UNITS);
    layers = Checks.list("layers", layers, 1, MAX_LAYERS);
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      if (layers.get(i) instanceof Layer.Output != last) {
        throw new InvalidInputException(
            "A network must have exactly one output layer, as its last, but layer %d of %d is '%s'"
                .formatted(i + 1, layers.size(), last ? "dense" : "output"));
      }
    }
    Checks.range("parameters of all layers", parameters(inputs, layers), 1, MAX_PARAMETERS);
  }

  /** A multi-layer perceptron with these hidden layers. */
  public static Architecture perceptron(int inputs, List<Integer> hiddenUnits) {
    List<Layer> layers = new ArrayList<>();
    hiddenUnits.forEach(units -> layers.add(new Layer.Dense(units)));
    layers.add(new Layer.Output(1));
    return new Architecture(FORMAT, inputs, layers);
  }

  /** How many numbers go into a layer, counted from 0. */
  public int inputsOf(int layer) {
    return layer == 0 ? inputs : layers.get(layer - 1).units();
  }

  /** How many weights and biases there are. */
  @JsonIgnore
  public long parameters() {
    return parameters(inputs, layers);
  }

  private static long parameters(int inputs, List<Layer> layers) {
    long count = 0;
    long from = inputs;
    for (Layer layer : layers) {
      count += (from + 1) * layer.units();
      from = layer.units();
    }
    return count;
  }
}
