// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.fuzz.ApiDescription.Operation;
import net.concordat.registry.fuzz.Call.Answer;

/** Has something there for an operation to act on, so that it does not end with what is not. */
final class Things {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Map<String, String> headers;
  private final Map<String, String> known;

  /**
   * @param headers that every request bears
   * @param known values that exist, by the names of what asks for them
   */
  Things(int port, Map<String, String> headers, Map<String, String> known) {
    this.port = port;
    this.headers = headers;
    this.known = known;
  }

  private static boolean isUnder(Operation operation, String path) {
    return operation.path().startsWith("/api/v1/" + path);
  }

  /** The values that an operation needs to find something, by the names of its parameters. */
  Map<String, String> of(Operation operation) throws IOException {
    Map<String, String> found = new HashMap<>(known);
    if (isUnder(operation, "webhooks/{id}")) {
      // There may be only so many, and what is drawn makes some, too.
      for (JsonNode webhook : JSON.readTree(sent("GET", "/webhooks", "", Map.of()).body())) {
        sent("DELETE", "/webhooks/" + webhook.path("id").asText(), "", Map.of());
      }
      found.put(
          "id",
          made("/webhooks", "{\"url\": \"https://127.0.0.1:1/\", \"events\": [\"alias.changed\"]}")
              .path("webhook")
              .path("id")
              .asText());
    } else if (isUnder(operation, "jobs/{id}")) {
      JsonNode job =
          made(
              "/jobs",
              "{\"modelId\": \"%s\", \"version\": 1, \"recipe\": {}, \"priority\": 9}"
                  .formatted(known.get("modelId")));
      found.put("id", job.path("id").asText());
      if (operation.body().isPresent()) {
        JsonNode lease = made("/jobs/leases", "{\"worker\": \"w\"}");
        found.put("id", lease.path("job").path("id").asText());
        found.put("token", lease.path("token").asText());
      }
    } else if (isUnder(operation, "commands/{id}")) {
      found.put(
          "id",
          made("/models", "{\"name\": \"fraud\", \"purpose\": \"fraud\"}").path("id").asText());
    } else if (operation.path().contains("/documents")) {
      documents(operation, found);
    }
    return found;
  }

  private void documents(Operation operation, Map<String, String> found) throws IOException {
    boolean ofVersion = operation.path().contains("{version}");
    String kind =
        !ofVersion
            ? "classification"
            : operation.path().contains("{findingId}") ? "validation-report" : "model-card";
    found.put("kind", kind);
    // Whoever wrote the card of a version does not report on it.
    String version = kind.equals("validation-report") ? "2" : "1";
    found.put("version", version);
    String address =
        "/models/"
            + known.get("modelId")
            + (ofVersion ? "/versions/" + version : "")
            + "/documents/"
            + kind;
    Answer there = new Call("GET", "/api/v1" + address, headers, new byte[0]).send(port);
    String etag = there.headers().getOrDefault("etag", "");
    if (etag.isEmpty()) {
      Answer written = sent("PUT", address, text(kind), Map.of("If-None-Match", "*"));
      etag = written.headers().getOrDefault("etag", "");
    }
    found.put("If-Match", etag);
    found.put("revision", "1");
    found.put("findingId", "F-1");
  }

  private static String text(String kind) {
    return switch (kind) {
      case "classification" ->
          """
          {"materialityTier": "LOW", "tierReason": "small", "purpose": "fraud",
           "aiActClass": "OUT_OF_SCOPE", "aiActReason": "fraud only"}""";
      case "validation-report" ->
          """
          {"scope": "all", "findings": [{"id": "F-1", "description": "drift", "severity": "HIGH",
           "owner": "somebody", "dueDate": "2026-06-30", "status": "OPEN"}]}""";
      default ->
          """
          {"format": "concordat-card/1", "details": {"name": "fraud"}, "usage": {"a": "b"}}""";
    };
  }

  /** A body of an operation whose description leaves open what it looks like. */
  Optional<JsonNode> body(Operation operation) throws IOException {
    if (!operation.method().equals("PUT") || !operation.path().endsWith("/documents/{kind}")) {
      return Optional.empty();
    }
    return Optional.of(
        JSON.readTree(
            text(operation.path().contains("{version}") ? "model-card" : "classification")));
  }

  private JsonNode made(String address, String body) throws IOException {
    Answer answer =
        sent("POST", address, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          address + " answers " + answer.status() + " " + answer.text());
    }
    return JSON.readTree(answer.body());
  }

  private Answer sent(String method, String address, String body, Map<String, String> more)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    all.put("Content-Type", "application/json");
    return new Call(method, "/api/v1" + address, all, body.getBytes(StandardCharsets.UTF_8))
        .send(port);
  }
}
