// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.jspecify.annotations.Nullable;

/**
 * A network from a file that Keras 3 saves ({@code .keras}), to begin with. The file is what
 * somebody says it is until proved otherwise: its size, form, shapes and numbers are checked,
 * nothing in it runs, no class that it names is looked up, and no link in it is followed. A {@code
 * Sequential} of dense layers is read, each rectified but the last, whose one unit has a sigmoid;
 * anything else is refused by the name of its layer.
 *
 * @param shape of the network
 * @param weights as they were in the file
 */
public record KerasImport(Architecture shape, Weights weights) {
  private static final String LAYERS =
      "InputLayer, then Dense with relu and at the end sigmoid (within it, or as Activation or"
          + " ReLU behind it), and Dropout";

  /**
   * Reads the bytes of a file.
   *
   * @throws InvalidInputException saying what in it is not read
   */
  public static KerasImport read(byte[] file) {
    Map<String, byte[]> entries = KerasZip.read(file);
    JsonNode model = json(entries);
    refuse(
        !model.path("class_name").asText().equals("Sequential"),
        "is a '%s'".formatted(shown(model.path("class_name").asText())));
    byte[] numbers = Checks.required(KerasZip.WEIGHTS, entries.get(KerasZip.WEIGHTS));
    try (KerasWeights weights = new KerasWeights(numbers)) {
      return new Chain(weights).read(model.at("/config/layers"));
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // Of the library that reads HDF5, which refuses in many ways.
      throw new InvalidInputException("model.weights.h5 is no sound HDF5: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Map<String, byte[]> entries) {
    byte[] text = Checks.required(KerasZip.CONFIGURATION, entries.get(KerasZip.CONFIGURATION));
    return Json.read(text, JsonNode.class, KerasZip.CONFIGURATION);
  }

  private static void refuse(boolean has, String what) {
    if (has) {
      throw new InvalidInputException(
          "A file of Keras must be one Sequential of %s, but %s".formatted(LAYERS, what));
    }
  }

  static String shown(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "..." : name;
  }

  /** Follows the layers from the first to the last. */
  private static final class Chain {
    private final KerasWeights numbers;
    private final List<Layer> layers = new ArrayList<>();
    private final List<LayerWeights> parts = new ArrayList<>();
    private int inputs;
    private int dense;
    private @Nullable LayerWeights product;

    Chain(KerasWeights numbers) {
      this.numbers = numbers;
    }

    KerasImport read(JsonNode chain) {
      refuse(!chain.isArray() || chain.isEmpty(), "has no layers");
      for (JsonNode layer : chain) {
        String kind = layer.path("class_name").asText();
        refuse(
            !layer.path("module").asText().equals("keras.layers")
                || layer.hasNonNull("registered_name"),
            "has the layer '%s' of its own".formatted(shown(kind)));
        read(kind, layer.path("config"));
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
        case "InputLayer" -> inputs = inputs(config.path("batch_shape"));
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
        default -> refuse(true, "has the layer '%s'".formatted(shown(kind)));
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
      String path = "layers/dense" + (dense == 0 ? "" : "_" + dense) + "/vars/";
      dense++;
      product =
          new LayerWeights(
              from,
              units,
              numbers.floats(path + "0", from, units),
              config.path("use_bias").asBoolean(true)
                  ? numbers.floats(path + "1", units)
                  : new float[units]);
    }

    private void activate(JsonNode activation) {
      switch (activation.asText()) {
        case "relu" -> end("relu", Layer.Dense::new);
        case "sigmoid" -> end("sigmoid", Layer.Output::new);
        case "linear" -> {}
        default -> refuse(true, "has the activation '%s'".formatted(shown(activation.toString())));
      }
    }

    private void end(String kind, java.util.function.IntFunction<Layer> layer) {
      LayerWeights before = product;
      refuse(before == null, "has a '%s' that follows no Dense".formatted(kind));
      parts.add(Checks.required("product", before));
      layers.add(layer.apply(parts.get(parts.size() - 1).units()));
      product = null;
    }
  }
}
