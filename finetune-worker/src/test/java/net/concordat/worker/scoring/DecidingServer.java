// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides by an amount of 0 to 100, as a scoring service answers. */
final class DecidingServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CHARACTERS = 1 << 16;

  /** What was decided, by id. */
  final Map<UUID, JsonNode> decided = new ConcurrentHashMap<>();

  /** How many requests to decide are still answered. */
  final AtomicInteger answers = new AtomicInteger(Integer.MAX_VALUE);

  /** Its fields: a number, a category, a flag. */
  volatile List<String> fields = List.of("amount", "country", "abroad");

  private final HttpServer server;

  DecidingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/fields", this::fields);
    server.createContext("/decisions", this::decide);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void fields(HttpExchange exchange) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("versionId", "model/1");
    ArrayNode all = body.putArray("fields");
    List<String> kinds = List.of("NUMBER", "CATEGORY", "FLAG");
    for (int i = 0; i < kinds.size(); i++) {
      all.addObject().put("name", fields.get(i)).put("kind", kinds.get(i));
    }
    answer(exchange, 200, body);
  }

  private void decide(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    if (answers.getAndDecrement() <= 0) {
      answer(
          exchange,
          409,
          JSON.createObjectNode().put("detail", "Version 1 is FROZEN.").put("reason", "FROZEN"));
      return;
    }
    if (asked.toString().length() > MOST_CHARACTERS) {
      answer(
          exchange,
          413,
          JSON.createObjectNode().put("detail", "A request has at most 65536 bytes."));
      return;
    }
    for (JsonNode one : asked.path("decisions")) {
      JsonNode before = decided.get(UUID.fromString(one.path("id").asText()));
      if (before != null && !before.equals(one.path("values"))) {
        answer(
            exchange,
            409,
            JSON.createObjectNode()
                .put("detail", "Another decision has the id " + one.path("id").asText())
                .put("reason", "OTHER_DECISION"));
        return;
      }
    }
    ArrayNode faults = JSON.createArrayNode();
    for (int i = 0; i < asked.path("decisions").size(); i++) {
      JsonNode amount = asked.at("/decisions/" + i + "/values/amount");
      if (!amount.isNumber() || amount.asDouble() > 100) {
        faults
            .addObject()
            .put("decision", i)
            .put("field", "amount")
            .put("rule", "RANGE")
            .put("detail", "must be 0 to 100, but is " + amount);
      }
    }
    if (!faults.isEmpty()) {
      ObjectNode problem = JSON.createObjectNode().put("detail", "values cannot be used");
      problem.set("faults", faults);
      answer(exchange, 422, problem);
      return;
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode decisions = body.putArray("decisions");
    asked.path("decisions").forEach(one -> decisions.add(decision(one)));
    body.putObject("ledger").put("away", false);
    answer(exchange, 200, body);
  }

  private ObjectNode decision(JsonNode one) {
    UUID id = UUID.fromString(one.path("id").asText());
    decided.put(id, one.path("values"));
    double score = one.at("/values/amount").asDouble() / 100;
    ObjectNode made =
        JSON.createObjectNode()
            .put("id", id.toString())
            .put("versionId", "model/1")
            .put("adoptionId", new UUID(1, 1).toString())
            .put("score", score)
            .put("threshold", 0.5)
            .put("decision", score >= 0.5 ? "FLAGGED" : "PASSED")
            .put("at", "2026-01-01T00:00:00Z");
    made.putArray("reasons").addObject().put("code", "amount").put("rank", 1);
    made.putObject("receipt").put("sequence", decided.size());
    return made;
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
