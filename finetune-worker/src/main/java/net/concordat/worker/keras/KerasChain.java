// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import static net.concordat.worker.keras.KerasImport.refuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/** Follows the layers from the first to the last. */
final class KerasChain {
  static final String LAYERS =
      "InputLayer, then Dense with relu and at the end sigmoid (within it, or as Activation or"
          + " ReLU behind it), and Dropout";

  private final Numbers numbers;
  private final List<Layer> layers = new ArrayList<>();
  private final List<LayerWeights> parts = new ArrayList<>();
  private int inputs;
  private int dense;
  private @Nullable LayerWeights product;

  KerasChain(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Where a file has the numbers of its layers. */
  interface Numbers {
    /**
     * The numbers of a Dense.
     *
     * @param layer its name
     * @param dense how many Dense come before it
     * @param part 0 for the kernel, 1 for the bias
     * @param dimensions which they must have
     */
    float[] of(String layer, int dense, int part, int... dimensions);
  }

  KerasImport read(List<JsonNode> chain) {
    refuse(chain.isEmpty(), "has no layers");
    for (JsonNode layer : chain) {
      read(layer.path("class_name").asText(), layer.path("config"));
    }
    refuse(product != null, "ends with a Dense without sigmoid");
    refuse(layers.isEmpty(), "has no Dense");
    Architecture shape = Architecture.of(inputs, layers);
    // Which refuses what is not finite, and whatever does not fit the shape.
    return new KerasImport(shape, Weights.decode(new Weights(parts).encode(), shape));
  }

  private void read(String kind, JsonNode config) {
    refuse((inputs == 0) != kind.equals("InputLayer"), "has '%s' in that place".formatted(kind));
    switch (kind) {
      // Keras 2 has the other name.
      case "InputLayer" ->
          inputs =
              inputs(
                  config.has("batch_shape")
                      ? config.path("batch_shape")
                      : config.path("batch_input_shape"));
      case "Dense" -> {
        multiply(config);
        activate(config.path("activation"));
      }
      case "Activation" -> activate(config.path("activation"));
      case "ReLU" -> {
        refuse(
            config.hasNonNull("max_value")
                || config.path("negative_slope").asDouble() != 0
                || config.path("threshold").asDouble() != 0,
            "has a ReLU with another form than a layer's");
        end(kind, Layer.Dense::new);
      }
      case "Dropout" -> {}
      default -> refuse(true, "has the layer '%s'".formatted(KerasImport.shown(kind)));
    }
  }

  private static int inputs(JsonNode shape) {
    refuse(
        !shape.isArray() || shape.size() != 2 || !shape.get(1).isInt(),
        "has an InputLayer whose rows are no list of numbers");
    Checks.range("inputs", shape.get(1).intValue(), 1, Layer.MAX_UNITS);
    return shape.get(1).intValue();
  }

  private void multiply(JsonNode config) {
    refuse(product != null, "has two Dense without relu between them");
    refuse(
        config.hasNonNull("lora_rank") || config.hasNonNull("quantization_config"),
        "has a Dense with 'lora_rank' or 'quantization_config'");
    refuse(!config.path("units").isInt(), "has a Dense without 'units'");
    int units = config.path("units").intValue();
    Checks.range("units", units, 1, Layer.MAX_UNITS);
    int from = layers.isEmpty() ? inputs : layers.get(layers.size() - 1).units();
    String name = config.path("name").asText();
    product =
        new LayerWeights(
            from,
            units,
            numbers.of(name, dense, 0, from, units),
            config.path("use_bias").asBoolean(true)
                ? numbers.of(name, dense, 1, units)
                : new float[units]);
    dense++;
  }

  private void activate(JsonNode activation) {
    switch (activation.asText()) {
      case "relu" -> end("relu", Layer.Dense::new);
      case "sigmoid" -> end("sigmoid", Layer.Output::new);
      case "linear" -> {}
      default ->
          refuse(
              true, "has the activation '%s'".formatted(KerasImport.shown(activation.toString())));
    }
  }

  private void end(String kind, IntFunction<Layer> layer) {
    LayerWeights before = product;
    refuse(before == null, "has a '%s' that follows no Dense".formatted(kind));
    parts.add(Checks.required("product", before));
    layers.add(layer.apply(parts.get(parts.size() - 1).units()));
    product = null;
  }
}
