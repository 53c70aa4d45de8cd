// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.decisions.log.Batch;
import net.concordat.scoring.bench.StandInBank;
import org.jspecify.annotations.Nullable;

/** A service in this JVM with a bank that stands in, and requests to it. */
final class Running implements AutoCloseable {
  static final String AUDIENCE = "concordat-scoring";
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final StandInBank bank;
  final SetClock clock = new SetClock();
  private final Path folder;
  private final Settings settings;
  private ScoringService service;

  private Running(Path folder, StandInBank bank, @Nullable Duration retention) throws Exception {
    this.folder = folder;
    this.bank = bank;
    this.settings = settings(folder, bank, retention);
    this.service = ScoringService.start(settings, FakeScorer.LOADER, clock);
  }

  /** One that has a champion and decides. */
  static Running in(Path folder) throws Exception {
    return in(folder, null);
  }

  /** The same, that erases values after so long. */
  static Running in(Path folder, @Nullable Duration retention) throws Exception {
    StandInBank bank = new StandInBank();
    bank.serve(List.of(StandInBank.champion()));
    Running running = new Running(folder, bank, retention);
    running.awaitStatus(200);
    return running;
  }

  /** Has a second version follow in shadow, which flags from a lower score on. */
  void challenge() {
    Map<String, Object> challenger = StandInBank.champion();
    challenger.put("place", "CHALLENGER");
    challenger.put("adoptionId", new UUID(3, 3).toString());
    challenger.put("version", 4);
    challenger.put("conditions", "Scoring: threshold 0.2; baseline reference.");
    bank.serve(List.of(StandInBank.champion(), challenger));
  }

  static Settings settings(Path folder, StandInBank bank, @Nullable Duration retention)
      throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "not told");
    return new Settings(
        "localhost",
        0,
        folder.resolve("kept"),
        bank.address(),
        bank.issuer(),
        AUDIENCE,
        secret,
        retention,
        Batch.MOST_TIME);
  }

  void restart() throws Exception {
    service.close();
    service = ScoringService.start(settings, FakeScorer.LOADER, clock);
  }

  /** An answer. */
  record Answer(int status, JsonNode body) {}

  Answer get(String path, @Nullable String token) throws Exception {
    return send(path, token, null, service.port());
  }

  Answer post(String path, @Nullable String token, String body) throws Exception {
    return send(path, token, body, service.port());
  }

  static Answer send(String path, @Nullable String token, @Nullable String body, int port)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  String program() {
    return bank.token(AUDIENCE, "gateway", "scoring-caller");
  }

  Answer decide(String... cases) throws Exception {
    return post("/decisions", program(), request(cases));
  }

  static String request(String... cases) {
    return "{\"purpose\": \"fraud\", \"decisions\": [%s]}"
        .formatted(Arrays.stream(cases).collect(Collectors.joining(", ")));
  }

  static String amount(UUID id, Object amount) {
    return "{\"id\": \"%s\", \"values\": {\"amount\": %s, \"country\": \"DE\"}}"
        .formatted(id, amount);
  }

  /** Waits until a decision is answered with this status. */
  Answer awaitStatus(int status) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> decide(amount(UUID.randomUUID(), 100)), answer -> answer.status() == status);
  }

  URI address() {
    return URI.create("http://localhost:" + service.port());
  }

  Path log() {
    return ReceiptKey.log(folder.resolve("kept"));
  }

  @Override
  public void close() throws Exception {
    service.close();
    bank.close();
  }
}
