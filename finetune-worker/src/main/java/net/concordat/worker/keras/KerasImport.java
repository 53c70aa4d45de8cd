// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;

/**
 * A network from a file that Keras saves, to begin with: {@code .keras} of Keras 3, or the older
 * {@code .h5}, a whole model in HDF5. The file is what somebody says it is until proved otherwise:
 * its size, form, shapes and numbers are checked, nothing in it runs, no class that it names is
 * looked up, and no link in it is followed. One chain of dense layers is read, each rectified but
 * the last, whose one unit has a sigmoid; anything else is refused by the name of its layer.
 *
 * @param shape of the network
 * @param weights as they were in the file
 */
public record KerasImport(Architecture shape, Weights weights) {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int SHOWN = 80;

  /**
   * Reads the bytes of a file.
   *
   * @throws InvalidInputException saying what in it is not read
   */
  public static KerasImport read(byte[] file) {
    return file.length >= HDF5.length && Arrays.equals(Arrays.copyOf(file, HDF5.length), HDF5)
        ? fromHdf5(file, "the file", KerasImport::whole)
        : zipped(KerasZip.read(file));
  }

  private static KerasImport zipped(Map<String, byte[]> entries) {
    byte[] text = Checks.required(KerasZip.CONFIGURATION, entries.get(KerasZip.CONFIGURATION));
    JsonNode model = Json.read(text, JsonNode.class, KerasZip.CONFIGURATION);
    return fromHdf5(
        Checks.required(KerasZip.WEIGHTS, entries.get(KerasZip.WEIGHTS)),
        KerasZip.WEIGHTS,
        numbers -> {
          KerasChain.Numbers byKind =
              (layer, dense, part, dimensions) ->
                  numbers.floats(
                      "layers/dense%s/vars/%d".formatted(dense == 0 ? "" : "_" + dense, part),
                      dimensions);
          return new KerasChain(byKind).read(KerasLayers.of(model, true));
        });
  }

  /** The model's description is an attribute of the file, numbers are by their layer's name. */
  private static KerasImport whole(KerasWeights numbers) {
    String text = numbers.text("model_config", KerasZip.MAX_JSON_BYTES);
    JsonNode model =
        Json.read(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class, "model_config");
    KerasChain.Numbers byName =
        (layer, dense, part, dimensions) -> {
          String group = "model_weights/" + layer;
          return numbers.floats(
              group + "/" + numbers.name(group, "weight_names", part), dimensions);
        };
    return new KerasChain(byName).read(KerasLayers.of(model, false));
  }

  /** What is read of numbers in HDF5. */
  private interface Reading {
    KerasImport of(KerasWeights numbers);
  }

  private static KerasImport fromHdf5(byte[] bytes, String name, Reading reading) {
    try (KerasWeights numbers = new KerasWeights(bytes)) {
      return reading.of(numbers);
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // Of the library that reads HDF5, which refuses in many ways.
      throw new InvalidInputException(name + " is no sound HDF5: " + e.getMessage(), e);
    }
  }

  static void refuse(boolean has, String what) {
    if (has) {
      throw new InvalidInputException(
          "A file of Keras must be one chain of %s, but %s".formatted(KerasChain.LAYERS, what));
    }
  }

  static String shown(String name) {
    return name.length() > SHOWN ? name.substring(0, SHOWN) + "..." : name;
  }
}
