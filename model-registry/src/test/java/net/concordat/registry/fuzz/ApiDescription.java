// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an OpenAPI description says can be asked, and what the answers look like. */
final class ApiDescription {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final String JSON = "application/json";

  private final JsonNode description;

  ApiDescription(JsonNode description) {
    this.description = closed(description);
  }

  /**
   * A parameter of an operation.
   *
   * @param in path, query or header
   * @param schema what it looks like
   */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /**
   * An operation.
   *
   * @param method GET and so on
   * @param path with its variables in braces
   * @param body what a JSON body looks like, if it takes one
   * @param answers by documented status, what a JSON answer looks like
   */
  record Operation(
      String method,
      String path,
      List<Parameter> parameters,
      Optional<JsonNode> body,
      Map<String, Optional<JsonNode>> answers) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    description
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                operation(method.getKey(), path.getKey(), method.getValue()));
                          }
                        }));
    return operations;
  }

  private Operation operation(String method, String path, JsonNode says) {
    List<Parameter> parameters = new ArrayList<>();
    says.path("parameters")
        .forEach(
            parameter ->
                parameters.add(
                    new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolved(parameter.path("schema")))));
    Map<String, Optional<JsonNode>> answers = new TreeMap<>();
    says.path("responses")
        .fields()
        .forEachRemaining(
            answer -> answers.put(answer.getKey(), json(answer.getValue().path("content"))));
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        json(says.path("requestBody").path("content")),
        answers);
  }

  private static Optional<JsonNode> json(JsonNode content) {
    JsonNode found = content.has(JSON) ? content.path(JSON) : content.path("*/*");
    return Optional.of(found.path("schema")).filter(schema -> !schema.isMissingNode());
  }

  /** What a schema says, wherever it says it. */
  JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      found = description.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }

  /** A schema that can be understood without the rest of the description. */
  JsonNode whole(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.path("components"));
    return whole;
  }

  /** The same, in which an object has no field that is not described. */
  private static JsonNode closed(JsonNode node) {
    node.forEach(ApiDescription::closed);
    if (node instanceof ObjectNode object
        && "object".equals(object.path("type").asText())
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    return node;
  }
}
