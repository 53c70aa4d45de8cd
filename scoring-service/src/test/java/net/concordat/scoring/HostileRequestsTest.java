// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static net.concordat.scoring.Running.amount;
import static net.concordat.scoring.Running.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.scoring.Running.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody sends by mistake: each is refused as the sender's, and nothing of it is recorded. */
@Timeout(60)
class HostileRequestsTest extends OneService {
  private static int decided(String body) throws Exception {
    return service.post("/decisions", service.program(), body).status();
  }

  private static String values(String values) {
    return request("{\"id\": \"%s\", \"values\": %s}".formatted(UUID.randomUUID(), values));
  }

  @Test
  void refusesWhatIsTooDeepOrTooLongForAReader() throws Exception {
    String digits = "1".repeat(2_000);
    for (String body :
        List.of(
            "{\"x\": " + "[".repeat(100_000),
            values("{\"amount\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
            "{\"" + "x".repeat(60_000) + "\": 1}",
            values("{\"" + "x".repeat(60_000) + "\": 1}"),
            "{\"purpose\": " + digits + "}",
            values("{\"amount\": " + digits + "}"))) {
      Answer answer = service.post("/decisions", service.program(), body);
      assertThat(answer.status()).as(body.substring(0, 20)).isEqualTo(400);
      assertThat(answer.body().path("detail").asText()).contains("JSON that can be read");
    }
  }

  @Test
  void refusesNumbersBeyondAllOthers() throws Exception {
    for (String number : List.of("1e999", "1e999999999", "-Infinity", "1" + "0".repeat(900))) {
      assertThat(decided(values("{\"amount\": %s}".formatted(number)))).as(number).isEqualTo(422);
    }
  }

  /** Left out, it would be neither decided nor refused. */
  @Test
  void refusesACaseThatIsNone() throws Exception {
    UUID fine = UUID.randomUUID();
    assertThat(decided(request("null", amount(fine, 5)))).isEqualTo(422);
    assertThat(service.get("/decisions/" + fine, service.program()).status()).isEqualTo(404);
  }

  @Test
  void takesNoNumberForAWord() throws Exception {
    UUID id = UUID.randomUUID();
    service.decide(amount(id, 5));
    String override = "{\"decision\": %s, \"reason\": \"called\", \"person\": \"P1\"}";
    String address = "/decisions/" + id + "/override";
    for (String word : List.of("0", "1", "\"1\"", "\"\"", "\"flagged\"", "true")) {
      assertThat(service.post(address, service.program(), override.formatted(word)).status())
          .as(word)
          .isEqualTo(422);
    }
    assertThat(service.post(address, service.program(), override.formatted("\"FLAGGED\"")).status())
        .isEqualTo(201);
  }

  @Test
  void refusesTimesOfOutcomesThatCannotBe() throws Exception {
    UUID id = UUID.randomUUID();
    service.decide(amount(id, 5));
    for (String at :
        List.of(
            "NaN",
            "1e999999999",
            "-1e30",
            "0",
            "{}",
            "true",
            "\"2026-13-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"")) {
      String body =
          "{\"outcomes\": [{\"id\": \"%s\", \"label\": true, \"at\": %s}]}".formatted(id, at);
      assertThat(service.post("/outcomes", service.program(), body).status()).as(at).isEqualTo(422);
    }
  }

  @Test
  void refusesBytesThatAreNoUtf8() throws Exception {
    assertThat(service.get("/fields?purpose=%ff", service.program()).status()).isEqualTo(400);
    for (Map.Entry<Charset, Integer> other : Map.of(ISO_8859_1, 400, UTF_16, 422).entrySet()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(service.address() + "/decisions"))
              .header("Authorization", "Bearer " + service.program())
              .POST(
                  BodyPublishers.ofByteArray(
                      values("{\"amount\": 1, \"country\": \"Österreich\"}")
                          .getBytes(other.getKey())))
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .as(other.getKey().name())
          .isEqualTo(other.getValue());
    }
  }
}
