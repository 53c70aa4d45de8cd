// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.concordat.registry.fuzz.ApiDescription.Operation;
import net.concordat.registry.fuzz.ApiDescription.Parameter;

/** Draws requests to operations. */
final class Calls {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Optional parameters without which an operation comes to nothing. */
  private static final Set<String> NEEDED = Set.of("If-Match");

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

  private final Things things;
  private final Examples examples;
  private final Map<String, String> headers;
  private final Random random;

  /**
   * @param things has there be something to act on
   * @param headers that every request bears
   */
  Calls(Things things, Examples examples, Map<String, String> headers, Random random) {
    this.things = things;
    this.examples = examples;
    this.headers = headers;
    this.random = random;
  }

  /** One that is as it should be, with the parameters that it must have. */
  Call valid(Operation operation) throws IOException {
    Map<String, String> there = things.of(operation);
    return call(operation, values(operation, there, false), text(body(operation, there)));
  }

  /** Hostile values in each place, all else as it should be; nothing in each place of a list. */
  List<Call> hostile(Operation operation, int each) throws IOException {
    Map<String, String> there = things.of(operation);
    Optional<JsonNode> whole = body(operation, there);
    List<Call> calls = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      for (String value : drawn(Hostile.encoded(), each)) {
        Map<String, String> values = values(operation, there, false);
        values.put(parameter.name(), value);
        calls.add(call(operation, values, text(whole)));
      }
    }
    whole.ifPresent(
        body -> {
          for (String other : drawn(BODIES, each)) {
            calls.add(call(operation, values(operation, there, false), other));
          }
          for (JsonPointer place : places(JsonPointer.empty(), body)) {
            for (JsonNode node : drawn(hostileNodes(), each)) {
              JsonNode broken = with(body, place, node);
              calls.add(call(operation, values(operation, there, false), broken.toString()));
            }
            if (place.last().mayMatchElement()) {
              JsonNode broken = with(body, place, NODES.nullNode());
              calls.add(call(operation, values(operation, there, false), broken.toString()));
            }
          }
        });
    Call valid = call(operation, values(operation, there, false), text(whole));
    for (String type : drawn(CONTENT_TYPES, each)) {
      calls.add(valid.with("Content-Type", type));
      calls.add(valid.with("Accept", type));
    }
    return calls;
  }

  /** Where in a body there is something, at any depth. */
  private static List<JsonPointer> places(JsonPointer at, JsonNode node) {
    List<JsonPointer> places = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            field -> {
              JsonPointer place = at.appendProperty(field);
              places.add(place);
              places.addAll(places(place, node.path(field)));
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonPointer place = at.appendIndex(i);
      places.add(place);
      places.addAll(places(place, node.path(i)));
    }
    return places;
  }

  private static JsonNode with(JsonNode body, JsonPointer place, JsonNode value) {
    JsonNode copy = body.deepCopy();
    JsonPointer last = place.last();
    if (copy.at(place.head()) instanceof ArrayNode array) {
      array.set(last.getMatchingIndex(), value);
    } else if (copy.at(place.head()) instanceof ObjectNode object) {
      object.set(last.getMatchingProperty(), value);
    }
    return copy;
  }

  /** One in which anything may be anything. */
  Call any(Operation operation) throws IOException {
    Map<String, String> there = things.of(operation);
    Map<String, String> values = values(operation, there, true);
    List<String> hostile = Hostile.encoded();
    values.replaceAll(
        (name, value) ->
            random.nextInt(3) == 0 ? hostile.get(random.nextInt(hostile.size())) : value);
    String body =
        random.nextInt(4) == 0
            ? BODIES.get(random.nextInt(BODIES.size()))
            : text(body(operation, there));
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

  private static List<JsonNode> hostileNodes() {
    List<JsonNode> nodes = new ArrayList<>();
    Hostile.texts().forEach(text -> nodes.add(NODES.textNode(text)));
    nodes.add(NODES.nullNode());
    nodes.add(NODES.booleanNode(true));
    nodes.add(NODES.numberNode(-1));
    nodes.add(NODES.numberNode(Long.MAX_VALUE));
    nodes.add(NODES.numberNode(1.5e300));
    nodes.add(NODES.arrayNode().addNull());
    nodes.add(NODES.arrayNode());
    nodes.add(NODES.objectNode());
    nodes.add(NODES.objectNode().put("nobody", "knows"));
    nodes.add(NODES.textNode("x".repeat(120_000)));
    nodes.add(NODES.textNode("\ud800"));
    ArrayNode many = NODES.arrayNode();
    for (int i = 0; i < 30_000; i++) {
      many.add("fraud");
    }
    nodes.add(many);
    return nodes;
  }

  private Map<String, String> values(
      Operation operation, Map<String, String> there, boolean optionalToo) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      if (name.equals("Idempotency-Key")) {
        values.put(name, new UUID(random.nextLong(), random.nextLong()).toString());
      } else if (parameter.required()
          || NEEDED.contains(name) && there.containsKey(name)
          || optionalToo && random.nextBoolean()) {
        String value = there.getOrDefault(name, examples.of(parameter.schema(), there).asText());
        // A header stands as it is.
        values.put(name, parameter.in().equals("header") ? value : Hostile.encoded(value));
      }
    }
    return values;
  }

  private Optional<JsonNode> body(Operation operation, Map<String, String> there)
      throws IOException {
    Optional<JsonNode> open = things.body(operation);
    return open.isPresent() ? open : operation.body().map(schema -> examples.of(schema, there));
  }

  private static String text(Optional<JsonNode> body) {
    return body.map(JsonNode::toString).orElse("");
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
    return new Call(
        operation.method(),
        query.isEmpty() ? path : path + "?" + String.join("&", query),
        sent,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode read(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
