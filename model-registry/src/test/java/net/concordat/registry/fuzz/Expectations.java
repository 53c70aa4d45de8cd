// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.concordat.registry.fuzz.ApiDescription.Operation;
import net.concordat.registry.fuzz.Call.Answer;

/** What every answer must be, whatever was asked. */
final class Expectations {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What would tell a stranger how the registry is made. */
  private static final Pattern INNER =
      Pattern.compile(
          "\\bat [\\w.$/]+\\(|Exception|\\bError:|ERROR|net\\.concordat|org\\.|com\\.|java\\.|javax"
              + "|jakarta|(?i:hibernate|tomcat|postgres|jdbc|stack ?trace)|\\bSQL|\\bselect\\b"
              + "|\\binsert\\b|<html",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final ApiDescription api;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> understood = new HashMap<>();

  Expectations(ApiDescription api) {
    this.api = api;
  }

  /** What is wrong with an answer to an operation; nothing if it is as described. */
  Stream<String> failures(Operation operation, Answer answer) {
    String status = Integer.toString(answer.status());
    if (!operation.path().startsWith("/api/v1/")) {
      // MLflow's clients know errors of another shape.
      return Stream.of(faults(answer), leaks(answer)).flatMap(List::stream);
    }
    if (!operation.answers().containsKey(status)) {
      return Stream.concat(
          Stream.of("status %s is not documented".formatted(status)), failures(answer));
    }
    Optional<JsonNode> schema = operation.answers().get(status);
    if (answer.status() >= 300 || schema.isEmpty() || !answer.contentType().contains("json")) {
      return failures(answer);
    }
    return Stream.concat(unlike(schema.get(), answer), failures(answer));
  }

  /** What is wrong with an answer to anything at all. */
  Stream<String> failures(Answer answer) {
    if (answer.status() < 400) {
      return Stream.empty();
    }
    return Stream.of(faults(answer), problem(answer), leaks(answer)).flatMap(List::stream);
  }

  private static List<String> faults(Answer answer) {
    if (answer.status() < 500) {
      return List.of();
    }
    // There is no node in this test, and a command needs one.
    boolean nodeIsAway = answer.status() == 503 && answer.headers().containsKey("retry-after");
    return nodeIsAway ? List.of() : List.of("status " + answer.status());
  }

  private static List<String> problem(Answer answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return List.of("%d is of type '%s'".formatted(answer.status(), answer.contentType()));
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      boolean whole =
          Stream.of("type", "title", "detail").noneMatch(f -> problem.path(f).asText().isEmpty())
              && problem.path("status").asInt() == answer.status();
      return whole ? List.of() : List.of("a problem without its fields");
    } catch (IOException e) {
      return List.of("a problem that is no JSON");
    }
  }

  private static List<String> leaks(Answer answer) {
    return INNER.matcher(answer.text()).results().map(found -> "leaks " + found.group()).toList();
  }

  private Stream<String> unlike(JsonNode schema, Answer answer) {
    try {
      return understood
          .computeIfAbsent(schema, wanted -> schemas.getSchema(api.whole(wanted)))
          .validate(JSON.readTree(answer.body()))
          .stream()
          .map(error -> "unlike its description: " + error);
    } catch (IOException e) {
      return Stream.of("no JSON");
    }
  }
}
