// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document as fields that people write, each by its place (RFC 6901), and back. */
final class Leaves {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Leaves() {}

  /**
   * The fields of a document: first those that are asked for, in their order, whether they are
   * there or not; then all others that it has.
   */
  static Map<String, JsonNode> of(JsonNode content, List<String> asked) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    asked.forEach(place -> leaves.put(place, content.at(JsonPointer.compile(place))));
    others(content, JsonPointer.empty(), leaves);
    return leaves;
  }

  private static void others(JsonNode node, JsonPointer place, Map<String, JsonNode> leaves) {
    node.properties()
        .forEach(
            field -> {
              JsonPointer at = place.appendProperty(field.getKey());
              if (leaves.containsKey(at.toString())) {
                return;
              }
              if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                others(field.getValue(), at, leaves);
              } else {
                leaves.put(at.toString(), field.getValue());
              }
            });
  }

  /** What stands in the field: a text as it is, all else as JSON; nothing if it is not there. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : pretty(value);
  }

  private static String pretty(JsonNode value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document cannot be written", e);
    }
  }

  /**
   * What somebody wrote into the field: JSON where there was JSON, else a text.
   *
   * @param before what was there
   * @return missing for nothing; empty if lists or fields stood there and this is no JSON
   */
  static Optional<JsonNode> read(String text, JsonNode before) {
    if (text.equals(text(before))) {
      return Optional.of(before);
    }
    if (text.isBlank()) {
      return Optional.of(MissingNode.getInstance());
    }
    if (before.isTextual() || before.isMissingNode() || before.isNull()) {
      return Optional.of(TextNode.valueOf(text));
    }
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return before.isContainerNode() ? Optional.empty() : Optional.of(TextNode.valueOf(text));
    }
  }

  /** Whether a field can stand at a place: none of the fields above it is something else. */
  static boolean fits(JsonNode content, String place) {
    JsonNode at = content;
    for (JsonPointer p = JsonPointer.compile(place); !p.tail().matches(); p = p.tail()) {
      at = at.path(p.getMatchingProperty());
      if (!at.isMissingNode() && !at.isNull() && !at.isObject()) {
        return false;
      }
    }
    return true;
  }

  /** Puts a value at a place that it fits, or takes away what is there. */
  static void put(ObjectNode content, String place, JsonNode value) {
    JsonPointer at = JsonPointer.compile(place);
    String name = at.last().getMatchingProperty();
    if (value.isMissingNode()) {
      if (content.at(at.head()) instanceof ObjectNode parent) {
        parent.remove(name);
      }
      return;
    }
    ObjectNode parent = content;
    for (JsonPointer p = at; !p.tail().matches(); p = p.tail()) {
      String step = p.getMatchingProperty();
      parent = parent.get(step) instanceof ObjectNode known ? known : parent.putObject(step);
    }
    parent.set(name, value);
  }

  /** A place as people read it. */
  static String words(String place) {
    return place.substring(1).replace("/", " / ").replace("~1", "/").replace("~0", "~");
  }
}
