// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.FormFields;
import net.concordat.deploy.identity.AccessToken;
import net.concordat.deploy.identity.SignIn;

/** Asks a registry, or a scoring service, on behalf of somebody who signed in. */
public final class RegistryClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** An upload that is slower has failed. */
  private static final long LEAST_BYTES_PER_SECOND = 50_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI registry;
  private final SignIn signIn;

  /**
   * @param registry its address
   * @param token of whoever asks
   */
  public RegistryClient(URI registry, AccessToken token) {
    this(registry, () -> token);
  }

  /**
   * @param registry its address
   * @param signIn of whoever asks
   */
  public RegistryClient(URI registry, SignIn signIn) {
    this.registry = registry;
    this.signIn = signIn;
  }

  /**
   * Asks for one thing.
   *
   * @param path below the registry's address
   * @param query what is asked by; what is empty is left out
   * @throws RegistryRefusal if it refuses
   */
  public JsonNode get(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    return send(request(path + encoded(query)).GET());
  }

  /** Asks for all of a list, page by page. */
  public List<JsonNode> all(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    Map<String, String> asked = new TreeMap<>(query);
    JsonNode page;
    do {
      page = get(path, asked);
      page.path("items").forEach(items::add);
      asked.put("cursor", page.path("nextCursor").asText(""));
    } while (page.hasNonNull("nextCursor"));
    return items;
  }

  /**
   * Sends something that is no command.
   *
   * @param body as JSON
   * @throws RegistryRefusal if it refuses
   */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return send(json(request(path), body));
  }

  /**
   * Puts something that is no command.
   *
   * @param body as JSON
   * @throws RegistryRefusal if it refuses
   */
  public JsonNode put(String path, Object body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /**
   * Gives a command, or finds it if it was given under the key before.
   *
   * @param path below the registry's address
   * @param key of the caller's choice
   * @param arguments as JSON; empty for none
   * @return the command as it stands: it may still run
   * @throws RegistryRefusal if it refuses
   */
  public JsonNode command(String path, String key, Object arguments)
      throws IOException, InterruptedException {
    return send(json(request(path).header("Idempotency-Key", key), arguments));
  }

  /**
   * Gives a command and waits for its end.
   *
   * @param atMost how long; the command goes on after that
   * @return the command, done
   * @throws RegistryRefusal if it is refused, or the node fails with it
   * @throws DeployException if it takes longer
   */
  public JsonNode perform(String path, String key, Object arguments, Duration atMost)
      throws IOException, InterruptedException {
    return awaitDone(command(path, key, arguments), atMost);
  }

  /**
   * Waits until a command is done.
   *
   * @param command as the registry answered it
   * @param atMost how long; the command goes on after that
   * @return the command, done
   * @throws RegistryRefusal if it was refused, or the node failed with it
   * @throws DeployException if it takes longer
   */
  public JsonNode awaitDone(JsonNode command, Duration atMost)
      throws IOException, InterruptedException {
    String id = command.path("id").asText();
    long end = System.nanoTime() + atMost.toNanos();
    JsonNode seen = command;
    while (isRunning(seen)) {
      if (System.nanoTime() > end) {
        throw new DeployException(
            "The command to %s still runs after %d s and goes on: ./concordat commands show %s"
                .formatted(command.path("kind").asText(), atMost.toSeconds(), id));
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      seen = get("/api/v1/commands/" + id, Map.of());
    }
    if (!seen.path("status").asText().equals("DONE")) {
      throw RegistryRefusal.ended(seen);
    }
    return seen;
  }

  private static boolean isRunning(JsonNode command) {
    return command.path("status").asText().equals("RUNNING");
  }

  /**
   * Puts an artifact into the bank's store, unless it is there.
   *
   * @param sent told how many bytes are on their way, as they go
   * @return whether it was not there before
   * @throws RegistryRefusal if it refuses
   */
  public boolean upload(ArtifactFile artifact, LongConsumer sent)
      throws IOException, InterruptedException {
    HttpRequest known =
        request("/api/v1/artifacts/" + artifact.digest())
            .method("HEAD", BodyPublishers.noBody())
            .build();
    if (answer(known).statusCode() == 200) {
      return false;
    }
    BodyPublisher bytes =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> open(artifact, sent)), artifact.sizeBytes());
    send(
        request("/api/v1/artifacts")
            .timeout(TIMEOUT.plusSeconds(artifact.sizeBytes() / LEAST_BYTES_PER_SECOND))
            .header("Content-Type", "application/octet-stream")
            .header("Content-Digest", artifact.contentDigest())
            .POST(bytes));
    return true;
  }

  /**
   * Writes the first revision of a document.
   *
   * @param path the document's
   * @param text JSON, kept byte for byte
   * @return the document, with the digest of its text
   * @throws RegistryRefusal if it refuses
   */
  public JsonNode write(String path, byte[] text) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-None-Match", "*")
            .PUT(BodyPublishers.ofByteArray(text)));
  }

  /**
   * Asks for a file.
   *
   * @throws RegistryRefusal if it refuses
   */
  public byte[] file(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        answer(request(path).timeout(FILE_TIMEOUT).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw RegistryRefusal.answered(
          response.statusCode(), problem(new String(response.body(), StandardCharsets.UTF_8)));
    }
    return response.body();
  }

  private static InputStream open(ArtifactFile artifact, LongConsumer sent) {
    try {
      return new CountedStream(Files.newInputStream(artifact.path()), sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(registry.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + signIn.token().value());
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, Object body)
      throws IOException {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = answer(request.build());
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      throw RegistryRefusal.answered(response.statusCode(), problem(response.body()));
    }
    return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  private static JsonNode problem(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // Whoever answered was no registry, but a proxy before it: its page is no explanation.
      return JSON.createObjectNode();
    }
  }

  private HttpResponse<String> answer(HttpRequest request) throws InterruptedException {
    return answer(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http.send(request, body);
    } catch (ConnectException e) {
      throw new DeployException(
          "Nobody answers at %s: start the network with ./concordat up.".formatted(registry), e);
    } catch (IOException e) {
      throw new DeployException(
          "The registry at %s broke off: %s. ./concordat status says what is up."
              .formatted(registry, e.getMessage()),
          e);
    }
  }

  private static String encoded(Map<String, String> query) {
    Map<String, String> asked = new TreeMap<>(query);
    asked.values().removeIf(String::isEmpty);
    return asked.isEmpty() ? "" : "?" + FormFields.encode(asked);
  }
}
