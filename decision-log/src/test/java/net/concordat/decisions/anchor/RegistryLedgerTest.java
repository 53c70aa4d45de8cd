// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.Hash;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryLedgerTest {
  private static final UUID LOG = new UUID(3, 7);
  private static final String KEY = "0a".repeat(32);
  private static final Batch BATCH =
      new Batch(
          1,
          10,
          7,
          Batch.noPreviousRoot(LOG),
          Hash.of(new byte[32]),
          Instant.parse("2026-01-01T00:00:00.5Z"));

  private record Answer(int status, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<JsonNode> bodies = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private final RegistryLedger ledger;

  RegistryLedgerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    ledger =
        new RegistryLedger(
            URI.create("http://localhost:" + server.getAddress().getPort() + "/"), () -> "token");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization"));
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (body.length > 0) {
        bodies.add(DecisionJson.tree(body));
      }
      Answer answer = answers.remove();
      byte[] given = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), given.length);
      exchange.getResponseBody().write(given);
    }
  }

  @Test
  void asksUnderOneKeyUntilTheCommandIsDone() {
    answers.add(new Answer(202, "{\"status\": \"RUNNING\"}"));
    answers.add(new Answer(200, "{\"status\": \"DONE\"}"));
    ledger.anchor(LOG, KEY, BATCH);

    assertThat(asked).containsOnly("POST /api/v1/scoring/batches Bearer token").hasSize(2);
    assertThat(keys).hasSize(2).containsOnly(keys.get(0));
    JsonNode body = bodies.get(1);
    assertThat(DecisionJson.batch(body)).isEqualTo(BATCH);
    assertThat(body.path("logId").asText()).isEqualTo(LOG.toString());
    assertThat(body.path("receiptKey").asText()).isEqualTo(KEY);
  }

  @Test
  void triesAgainUnderAnotherKeyWhatTheNodeDidNotDo() {
    answers.add(new Answer(503, "{\"detail\": \"The node is away.\"}"));
    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.anchor(LOG, KEY, BATCH))
        .withMessage("The registry answered 503: The node is away.");
    answers.add(new Answer(201, "{}"));
    assertThatNoException().isThrownBy(() -> ledger.anchor(LOG, KEY, BATCH));
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void saysByWhichRuleABatchIsRefused() {
    answers.add(new Answer(422, "{\"detail\": \"scoring-next: A batch ...\"}"));
    assertThatExceptionOfType(LedgerRefusedException.class)
        .isThrownBy(() -> ledger.anchor(LOG, KEY, BATCH))
        .withMessage("scoring-next: A batch ...");
  }

  @Test
  void findsTheNewestBatchOfTheLogAmongOthers() {
    String last = DecisionJson.of(BATCH).put("logId", LOG.toString()).toString();
    String other = DecisionJson.of(BATCH).put("logId", new UUID(1, 1).toString()).toString();
    String logs = "[{\"last\": %s}, {\"last\": %s}]".formatted(other, last);
    answers.add(new Answer(200, logs));
    assertThat(ledger.last(LOG)).contains(BATCH);
    answers.add(new Answer(200, "[]"));
    assertThat(ledger.last(LOG)).isEmpty();
    assertThat(asked).containsOnly("GET /api/v1/scoring/logs Bearer token");
  }

  @Test
  void takesAnythingElseForNoAnswer() {
    for (Answer answer :
        List.of(
            new Answer(401, ""),
            new Answer(200, "<html>"),
            new Answer(
                200, "[{\"last\": {\"logId\": \"%s\", \"index\": \"one\"}}]".formatted(LOG)))) {
      answers.add(answer);
      assertThatExceptionOfType(LedgerUnavailableException.class)
          .isThrownBy(() -> ledger.last(LOG));
    }
    server.stop(0);
    assertThatExceptionOfType(LedgerUnavailableException.class)
        .isThrownBy(() -> ledger.anchor(LOG, KEY, BATCH))
        .withMessageStartingWith("The registry does not answer: ");
  }
}
