// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.keras;

import static net.concordat.worker.keras.KerasImport.refuse;
import static net.concordat.worker.keras.KerasImport.shown;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a model as its description has them: of a {@code Sequential}, or of a {@code
 * Functional} in which each takes the one before and nothing else. Keras saves a chain in its
 * order; another order is refused.
 */
final class KerasLayers {
  private static final String SEQUENTIAL = "Sequential";

  /** The last is how versions before 2.4 called a {@code Functional}. */
  private static final Set<String> MODELS = Set.of(SEQUENTIAL, "Functional", "Model");

  private KerasLayers() {}

  /**
   * The layers in their order.
   *
   * @param isNamed whether each says of which package its class is, as all but old versions' do
   */
  static List<JsonNode> of(JsonNode model, boolean isNamed) {
    String kind = model.path("class_name").asText();
    refuse(
        !MODELS.contains(kind) || !model.path("registered_name").asText(kind).equals(kind),
        "is a '%s'".formatted(shown(kind)));
    JsonNode config = model.path("config");
    List<JsonNode> layers = new ArrayList<>();
    for (JsonNode layer : config.path("layers")) {
      requireKeras(layer, isNamed);
      if (!kind.equals(SEQUENTIAL)) {
        requireAfter(layer, layers.isEmpty() ? null : layers.get(layers.size() - 1));
      }
      layers.add(layer);
    }
    if (!kind.equals(SEQUENTIAL) && !layers.isEmpty()) {
      requireEnd(config.path("input_layers"), layers.get(0));
      requireEnd(config.path("output_layers"), layers.get(layers.size() - 1));
    }
    return layers;
  }

  private static void requireKeras(JsonNode layer, boolean isNamed) {
    String keras = "keras.layers";
    refuse(
        !layer.path("module").asText(isNamed ? "" : keras).equals(keras)
            || layer.hasNonNull("registered_name"),
        "has the layer '%s' of its own".formatted(shown(layer.path("class_name").asText())));
  }

  /** A layer is called once, with the first output of the one before. */
  private static void requireAfter(JsonNode layer, @Nullable JsonNode before) {
    JsonNode calls = layer.path("inbound_nodes");
    boolean isAfter =
        before == null
            ? calls.isEmpty()
            : calls.size() == 1 && isFirstOutput(input(calls.get(0)), before);
    refuse(!isAfter, "its layer '%s' does not take the one before".formatted(shown(name(layer))));
  }

  /** What a call is with: Keras 3 describes a tensor with its history, Keras 2 had that alone. */
  private static JsonNode input(JsonNode call) {
    return call.isObject() && call.path("args").size() == 1
        ? call.at("/args/0/config/keras_history")
        : call.size() == 1 ? call.path(0) : call.path(-1);
  }

  private static boolean isFirstOutput(JsonNode history, JsonNode of) {
    return history.size() >= 3
        && history.path(0).asText().equals(name(of))
        && history.path(1).isInt()
        && history.path(1).intValue() == 0
        && history.path(2).isInt()
        && history.path(2).intValue() == 0;
  }

  /** A list of one, or that one. */
  private static void requireEnd(JsonNode named, JsonNode layer) {
    JsonNode one = named.size() == 1 ? named.path(0) : named;
    refuse(
        !isFirstOutput(one, layer),
        "has other inputs or outputs than those of its first and last layer");
  }

  private static String name(JsonNode layer) {
    return layer.at("/config/name").asText();
  }
}
