// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.registry.fuzz.ApiDescription.Operation;
import net.concordat.registry.fuzz.ApiDescription.Parameter;

/** Draws requests to operations. */
final class Calls {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "application/octet-stream",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "nonsense",
          "*/*",
          "");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "}",
          "null",
          "[]",
          "1",
          "\"text\"",
          "{\"a\":1,\"a\":2}",
          "{\"nobody\":\"knows\"}",
          "{\"a\":1e99999}",
          "{\"a\":" + "9".repeat(5_000) + "}",
          "\ufeff{}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"\0\"}",
          "[".repeat(50_000),
          "{\"a\":".repeat(5_000),
          "{\"a\":\"" + "x".repeat(1_000_000) + "\"}");

  private final ApiDescription api;
  private final Map<String, String> known;
  private final Map<String, String> headers;
  private final Random random;

  /**
   * @param known values of parameters that exist, by the parameters' names
   * @param headers that every request bears
   */
  Calls(ApiDescription api, Map<String, String> known, Map<String, String> headers, Random random) {
    this.api = api;
    this.known = known;
    this.headers = headers;
    this.random = random;
  }

  /** One that is as it should be, with the parameters that it must have. */
  Call valid(Operation operation) {
    return call(operation, values(operation, false), body(operation));
  }

  /** Hostile values in each place, all else as it should be. */
  List<Call> hostile(Operation operation, int each) {
    List<Call> calls = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      for (String value : drawn(Hostile.encoded(), each)) {
        Map<String, String> values = values(operation, false);
        values.put(parameter.name(), value);
        calls.add(call(operation, values, body(operation)));
      }
    }
    operation
        .body()
        .ifPresent(
            schema -> {
              BODIES.forEach(body -> calls.add(call(operation, values(operation, false), body)));
              JsonNode whole = valid(schema, 0);
              whole
                  .fieldNames()
                  .forEachRemaining(
                      field ->
                          drawn(hostileNodes(), each)
                              .forEach(
                                  node ->
                                      calls.add(
                                          call(
                                              operation,
                                              values(operation, false),
                                              ((ObjectNode) whole.deepCopy())
                                                  .set(field, node)
                                                  .toString()))));
            });
    Call valid = valid(operation);
    CONTENT_TYPES.forEach(
        type -> {
          calls.add(valid.with("Content-Type", type));
          calls.add(valid.with("Accept", type));
        });
    return calls;
  }

  /** One in which anything may be anything. */
  Call any(Operation operation) {
    Map<String, String> values = values(operation, true);
    List<String> hostile = Hostile.encoded();
    values.replaceAll(
        (name, value) ->
            random.nextInt(3) == 0 ? hostile.get(random.nextInt(hostile.size())) : value);
    String body =
        random.nextInt(4) == 0 ? BODIES.get(random.nextInt(BODIES.size())) : body(operation);
    Call call = call(operation, values, body);
    return random.nextInt(10) == 0
        ? call.with("Accept", CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size())))
        : call;
  }

  private <T> List<T> drawn(List<T> from, int most) {
    List<T> drawn = new ArrayList<>(from);
    Collections.shuffle(drawn, random);
    return drawn.subList(0, Math.min(most, drawn.size()));
  }

  private List<JsonNode> hostileNodes() {
    List<JsonNode> nodes = new ArrayList<>();
    Hostile.texts().forEach(text -> nodes.add(NODES.textNode(text)));
    nodes.add(NODES.nullNode());
    nodes.add(NODES.booleanNode(true));
    nodes.add(NODES.numberNode(-1));
    nodes.add(NODES.numberNode(Long.MAX_VALUE));
    nodes.add(NODES.numberNode(1.5e300));
    nodes.add(NODES.arrayNode().addNull());
    nodes.add(NODES.objectNode().put("nobody", "knows"));
    return nodes;
  }

  private Map<String, String> values(Operation operation, boolean optionalToo) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required() || optionalToo && random.nextBoolean()) {
        values.put(
            parameter.name(),
            Hostile.encoded(
                known.getOrDefault(
                    parameter.name(), valid(api.resolved(parameter.schema()), 0).asText())));
      }
    }
    return values;
  }

  private String body(Operation operation) {
    return operation.body().map(schema -> valid(schema, 0).toString()).orElse("");
  }

  /** Something that a schema allows. */
  private JsonNode valid(JsonNode unresolved, int depth) {
    JsonNode schema = api.resolved(unresolved);
    JsonNode choices = schema.path("enum");
    if (choices.size() > 0) {
      return choices.get(random.nextInt(choices.size()));
    }
    return switch (schema.path("type").asText()) {
      case "integer", "number" ->
          NODES.numberNode(schema.path("minimum").asLong(1) + random.nextInt(3));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "array" ->
          depth > 3
              ? NODES.arrayNode()
              : NODES.arrayNode().add(valid(schema.path("items"), depth + 1));
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        if (depth <= 3) {
          schema
              .path("properties")
              .fields()
              .forEachRemaining(
                  field ->
                      object.set(
                          field.getKey(),
                          known.containsKey(field.getKey())
                              ? NODES.textNode(known.get(field.getKey()))
                              : valid(field.getValue(), depth + 1)));
        }
        yield object;
      }
      default -> NODES.textNode(text(schema));
    };
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date-time" -> "2026-03-02T12:00:0" + random.nextInt(10) + "Z";
      default -> {
        // Patterns of ours that name a few words name them in plain sight.
        String[] words = schema.path("pattern").asText("fraud").split("\\|");
        yield words[random.nextInt(words.length)];
      }
    };
  }

  private Call call(Operation operation, Map<String, String> values, String body) {
    String path = operation.path();
    Map<String, String> sent = new LinkedHashMap<>(headers);
    List<String> query = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      String value = values.get(parameter.name());
      if (value != null) {
        switch (parameter.in()) {
          case "path" -> path = path.replace("{" + parameter.name() + "}", value);
          case "header" -> sent.put(parameter.name(), value);
          default -> query.add(parameter.name() + "=" + value);
        }
      }
    }
    if (operation.body().isPresent()) {
      sent.put("Content-Type", "application/json");
    }
    String asked = query.stream().collect(Collectors.joining("&"));
    return new Call(
        operation.method(),
        asked.isEmpty() ? path : path + "?" + asked,
        sent,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode read(byte[] json) throws java.io.IOException {
    return new ObjectMapper().readTree(json);
  }
}
