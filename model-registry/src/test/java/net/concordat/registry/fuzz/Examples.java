// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes values that a description allows. */
final class Examples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 5;

  /** One of them is as any pattern of ours asks, unless the pattern lists words itself. */
  private static final List<String> TEXTS =
      List.of(
          "fraud",
          "0".repeat(64),
          "A".repeat(43),
          "AAAA",
          "F-1",
          "MODEL_APPROVER",
          "0000-0000-0000");

  private final ApiDescription api;
  private final Random random;

  Examples(ApiDescription api, Random random) {
    this.api = api;
    this.random = random;
  }

  /**
   * A value.
   *
   * @param known values that exist, by the names of the fields that ask for them
   */
  JsonNode of(JsonNode schema, Map<String, String> known) {
    return of("", schema, known, 0);
  }

  private JsonNode of(String name, JsonNode unresolved, Map<String, String> known, int depth) {
    JsonNode schema = api.resolved(unresolved);
    JsonNode choices = schema.path("enum");
    if (choices.size() > 0) {
      return choices.get(random.nextInt(choices.size()));
    }
    String there = known.get(name);
    return switch (schema.path("type").asText()) {
      case "integer", "number" ->
          NODES.numberNode(
              there == null
                  ? Math.min(
                      schema.path("minimum").asLong(1) + random.nextInt(3),
                      schema.path("maximum").asLong(Long.MAX_VALUE))
                  : Long.parseLong(there));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        int least = Math.max(1, schema.path("minItems").asInt());
        for (int i = 0; depth <= DEEPEST && i < least; i++) {
          array.add(of(name, schema.path("items"), known, depth + 1));
        }
        yield array;
      }
      // Where a type is left open, it is an object that is meant.
      case "object", "" -> {
        ObjectNode object = NODES.objectNode();
        if (depth <= DEEPEST) {
          schema
              .path("properties")
              .fields()
              .forEachRemaining(
                  field ->
                      object.set(
                          field.getKey(), of(field.getKey(), field.getValue(), known, depth + 1)));
        }
        yield object;
      }
      default -> NODES.textNode(there == null ? text(schema) : there);
    };
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date-time" -> "2026-03-02T12:00:0" + random.nextInt(10) + "Z";
      case "date" -> "2026-03-0" + (1 + random.nextInt(9));
      default -> {
        String pattern = schema.path("pattern").asText(".*");
        // Patterns of ours that name a few words name them in plain sight.
        yield Stream.concat(TEXTS.stream(), Stream.of(pattern.split("\\|")))
            .filter(Pattern.compile(pattern).asMatchPredicate())
            .findFirst()
            .orElse("fraud");
      }
    };
  }
}
