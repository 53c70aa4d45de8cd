// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;

/** The ledger through the bank's registry, for whom its tokens are: a scoring service. */
public final class RegistryLedger implements Ledger {
  private static final String BATCHES = "/api/v1/scoring/batches";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The registry answers within seconds that a command still runs: so a few minutes. */
  private static final int MOST_LOOKS = 40;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI registry;
  private final Tokens tokens;

  /** Where the bearer tokens of the bank's realm come from. */
  public interface Tokens {
    /** The token of the moment. */
    String token() throws IOException, InterruptedException;
  }

  /**
   * @param registry its address
   * @param tokens of the scoring service
   */
  public RegistryLedger(URI registry, Tokens tokens) {
    this.registry = registry;
    this.tokens = tokens;
  }

  @Override
  public Optional<Batch> last(UUID logId) {
    HttpResponse<byte[]> answer = send(request("/api/v1/scoring/logs").GET());
    if (answer.statusCode() != 200) {
      throw unavailable(answer);
    }
    for (JsonNode log : tree(answer)) {
      JsonNode last = log.path("last");
      if (last.path("logId").asText().equals(logId.toString())) {
        try {
          return Optional.of(DecisionJson.batch(last));
        } catch (InvalidInputException e) {
          throw new LedgerUnavailableException("The registry answered no batch", e);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void anchor(UUID logId, String receiptKey, Batch batch) {
    ObjectNode body = DecisionJson.of(batch);
    body.put("logId", logId.toString());
    body.put("receiptKey", receiptKey);
    // The place names the batch, so a new key is no second one; under a key that failed nothing
    // would be tried again.
    HttpRequest.Builder request =
        request(BATCHES)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(DecisionJson.bytes(body)));
    for (int look = 0; look < MOST_LOOKS; look++) {
      HttpResponse<byte[]> answer = send(request);
      switch (answer.statusCode()) {
        case 200, 201 -> {
          return;
        }
        case 202 -> {
          // It runs; asked again under its key, the registry waits for its end once more.
        }
        case 400, 409, 422 -> throw new LedgerRefusedException(reason(answer));
        default -> throw unavailable(answer);
      }
    }
    throw new LedgerUnavailableException("The registry has been anchoring for minutes", null);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(registry.resolve(path)).timeout(TIMEOUT);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.setHeader("Authorization", "Bearer " + tokens.token()).build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailableException("Whoever waited for the registry was interrupted", e);
    } catch (IOException | RuntimeException e) {
      throw new LedgerUnavailableException("The registry does not answer: " + e, e);
    }
  }

  private static LedgerUnavailableException unavailable(HttpResponse<byte[]> answer) {
    return new LedgerUnavailableException(
        "The registry answered " + answer.statusCode() + ": " + reason(answer), null);
  }

  private static String reason(HttpResponse<byte[]> answer) {
    try {
      return DecisionJson.tree(answer.body()).path("detail").asText("without a reason");
    } catch (InvalidInputException e) {
      return "not as a registry does";
    }
  }

  private static JsonNode tree(HttpResponse<byte[]> answer) {
    try {
      return DecisionJson.tree(answer.body());
    } catch (InvalidInputException e) {
      throw new LedgerUnavailableException("The registry answered no JSON", e);
    }
  }
}
