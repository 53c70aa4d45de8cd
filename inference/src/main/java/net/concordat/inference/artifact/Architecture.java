// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a network, as {@code configuration.json} holds it.
 *
 * @param format {@value #FORMAT} for dense layers alone, else {@value #WITH_OTHER_LAYERS}
 * @param inputs how many numbers a row has after encoding
 * @param layers any layers but the last kinds, an embedding only as the first; then one output, or
 *     one reconstruction, which makes it an autoencoder
 */
public record Architecture(String format, int inputs, List<Layer> layers) {
  /** The format of networks of dense layers alone, which every version reads. */
  public static final String FORMAT = "concordat-network/1";

  /** The format of networks that have other layers, too. */
  public static final String WITH_OTHER_LAYERS = "concordat-network/2";

  /** Most layers that a network may have. */
  public static final int MAX_LAYERS = 16;

  /** Most parameters that a network may have: 200 MB of weights. */
  public static final long MAX_PARAMETERS = 50_000_000;

  /** Refuses shapes that fit no row or each other, and sizes that no tabular model needs. */
  public Architecture {
    Checks.range("inputs", inputs, 1, Layer.MAX_UNITS);
    layers = Checks.list("layers", layers, 1, MAX_LAYERS);
    requireFormat(format, layers);
    requireOrder(layers);
    requireEnds(inputs, layers);
    Checks.range("parameters of all layers", parameters(inputs, layers), 1, MAX_PARAMETERS);
  }

  /** A network of these layers, in the oldest format that has them. */
  public static Architecture of(int inputs, List<Layer> layers) {
    return new Architecture(formatOf(layers), inputs, layers);
  }

  /** A multi-layer perceptron with these hidden layers. */
  public static Architecture perceptron(int inputs, List<Integer> hiddenUnits) {
    List<Layer> layers = new ArrayList<>();
    hiddenUnits.forEach(units -> layers.add(new Layer.Dense(units)));
    layers.add(new Layer.Output(1));
    return of(inputs, layers);
  }

  /**
   * An autoencoder.
   *
   * @param encoder layers down to the bottleneck
   * @param decoder layers from there on, up to the reconstruction
   */
  public static Architecture autoencoder(int inputs, List<Layer> encoder, List<Layer> decoder) {
    List<Layer> layers = new ArrayList<>(encoder);
    layers.addAll(decoder);
    layers.add(new Layer.Reconstruction(inputs, encoder.size(), null));
    return of(inputs, layers);
  }

  /** The last layer of an autoencoder; null for a network that gives a probability. */
  public Layer.@Nullable Reconstruction reconstruction() {
    return layers.get(layers.size() - 1) instanceof Layer.Reconstruction last ? last : null;
  }

  /** The same autoencoder, with what errors are compared with. */
  public Architecture with(ErrorScale errors) {
    Layer.Reconstruction last = Checks.required("reconstruction", reconstruction());
    List<Layer> all = new ArrayList<>(layers.subList(0, layers.size() - 1));
    all.add(new Layer.Reconstruction(last.units(), last.encoder(), errors));
    return of(inputs, all);
  }

  /** The network itself, or an autoencoder's encoder with an output in place of the rest. */
  public Architecture classifier() {
    Layer.Reconstruction last = reconstruction();
    if (last == null) {
      return this;
    }
    List<Layer> kept = new ArrayList<>(layers.subList(0, last.encoder()));
    kept.add(new Layer.Output(1));
    return of(inputs, kept);
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

  /** What is learned, layer by layer, in the order of {@link Weights}. */
  public List<Part> parts() {
    return IntStream.range(0, layers.size()).boxed().flatMap(i -> parts(i).stream()).toList();
  }

  /** What one layer learns, counted from 0. */
  public List<Part> parts(int layer) {
    return layers.get(layer).parts(inputsOf(layer));
  }

  /** How many parts the first so many layers have. */
  public int partsOfFirst(int count) {
    return IntStream.range(0, count).map(i -> parts(i).size()).sum();
  }

  private static long parameters(int inputs, List<Layer> layers) {
    long count = 0;
    int from = inputs;
    for (Layer layer : layers) {
      count += layer.parts(from).stream().mapToLong(Part::count).sum();
      from = layer.units();
    }
    return count;
  }

  private static String formatOf(List<Layer> layers) {
    boolean plain =
        layers.stream().allMatch(l -> l instanceof Layer.Dense || l instanceof Layer.Output);
    return plain ? FORMAT : WITH_OTHER_LAYERS;
  }

  private static void requireFormat(String format, List<Layer> layers) {
    String needed = formatOf(layers);
    if (!needed.equals(format)) {
      throw new InvalidInputException(
          "A network's format must be '%s' for these layers, but is '%s'"
              .formatted(needed, format));
    }
  }

  private static void requireOrder(List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      if (isEnd(layers.get(i)) != last) {
        throw new InvalidInputException(
            "A network must have exactly one output layer, as its last, but layer %d of %d is %s"
                .formatted(i + 1, layers.size(), last ? "another" : "an output"));
      }
      if (i > 0 && layers.get(i) instanceof Layer.Embedding) {
        throw new InvalidInputException(
            "An embedding must be the first layer, but is layer %d".formatted(i + 1));
      }
    }
  }

  private static boolean isEnd(Layer layer) {
    return layer instanceof Layer.Output || layer instanceof Layer.Reconstruction;
  }

  private static void requireEnds(int inputs, List<Layer> layers) {
    if (layers.get(layers.size() - 1) instanceof Layer.Reconstruction last) {
      Checks.range("encoder of a reconstruction", last.encoder(), 1, layers.size() - 1L);
      Checks.range("units of a reconstruction", last.units(), inputs, inputs);
    }
  }
}
