// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Has cases decided. Any number of threads may use one. */
public final class ScoringClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI decisions;
  private final Supplier<String> token;

  /**
   * A client; nobody is asked yet.
   *
   * @param service its address
   * @param token a bearer token of the bank's realm, meant for the service; asked for each request
   */
  public ScoringClient(URI service, Supplier<String> token) {
    this.decisions = service.resolve("/decisions");
    this.token = token;
  }

  /**
   * Has cases decided, all or none. An answer that is lost on the way is asked for again under the
   * same ids, so nothing is decided twice.
   *
   * @param purpose for which the bank has a champion
   * @param cases values by field, by the id of each case; 1 to 500, in an order that stays
   * @throws NotDecidedException if the service refuses; nothing is decided
   * @throws IOException if it does not answer: to be asked for again under the same ids
   */
  public Decided decide(String purpose, Map<UUID, ? extends Map<String, ?>> cases)
      throws IOException, InterruptedException {
    byte[] body = body(purpose, cases);
    for (int attempt = 1; ; attempt++) {
      try {
        return send(body);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * What a case must name now.
   *
   * @param purpose for which the bank has a champion
   * @throws NotDecidedException if nothing would be decided
   * @throws IOException if the service does not answer
   */
  public CaseFields fields(String purpose) throws IOException, InterruptedException {
    URI address =
        decisions.resolve("/fields?purpose=" + URLEncoder.encode(purpose, StandardCharsets.UTF_8));
    return JSON.readValue(answer(HttpRequest.newBuilder(address).GET()), CaseFields.class);
  }

  private static byte[] body(String purpose, Map<UUID, ? extends Map<String, ?>> cases)
      throws JsonProcessingException {
    ObjectNode request = JSON.createObjectNode().put("purpose", purpose);
    ArrayNode all = request.putArray("decisions");
    cases.forEach(
        (id, values) -> all.addObject().put("id", id.toString()).putPOJO("values", values));
    return JSON.writeValueAsBytes(request);
  }

  private Decided send(byte[] body) throws IOException, InterruptedException {
    return JSON.readValue(
        answer(
            HttpRequest.newBuilder(decisions)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))),
        Decided.class);
  }

  private byte[] answer(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            request.timeout(TIMEOUT).header("Authorization", "Bearer " + token.get()).build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new NotDecidedException(answer.statusCode(), JSON.readTree(answer.body()));
    }
    return answer.body();
  }
}
