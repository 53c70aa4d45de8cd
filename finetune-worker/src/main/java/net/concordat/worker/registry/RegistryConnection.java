// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;

/** Requests to a registry as the bank's worker, and what their statuses mean. */
final class RegistryConnection {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** What a file of the largest size takes on a slow line. */
  private static final Duration TRANSFER = Duration.ofHours(1);

  private static final int LONGEST_PROBLEM = 100_000;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI registry;
  private final ServiceAccount account;

  RegistryConnection(URI registry, ServiceAccount account) {
    this.registry = Addresses.requireSafe("--registry", registry);
    this.account = account;
  }

  /** Sends JSON. */
  HttpResponse<byte[]> json(String method, String path, Object body)
      throws RegistryAwayException, LeaseLostException, InterruptedException {
    HttpRequest.Builder request =
        to(path, ANSWER)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(Json.line(body)));
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    require(response.statusCode(), response.body());
    return response;
  }

  /** Gives a body as a stream. */
  InputStream get(String path, String header, String value)
      throws IOException, LeaseLostException, InterruptedException {
    HttpResponse<InputStream> response =
        send(to(path, TRANSFER).header(header, value).GET(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      try (InputStream problem = response.body()) {
        require(response.statusCode(), problem.readNBytes(LONGEST_PROBLEM));
      }
    }
    return response.body();
  }

  /** Sends a file. */
  void put(String path, Map<String, String> headers, Path file)
      throws IOException, LeaseLostException, InterruptedException {
    HttpRequest.Builder request = to(path, TRANSFER).PUT(BodyPublishers.ofFile(file));
    headers.forEach(request::header);
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    require(response.statusCode(), response.body());
  }

  private HttpRequest.Builder to(String path, Duration timeout) {
    return HttpRequest.newBuilder(registry.resolve(path)).timeout(timeout);
  }

  /** A token that the registry does not take is renewed once: it may just have ended. */
  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws RegistryAwayException, InterruptedException {
    HttpResponse<T> response = sendOnce(request, body);
    if (response.statusCode() == 401) {
      account.drop();
      return sendOnce(request, body);
    }
    return response;
  }

  private <T> HttpResponse<T> sendOnce(HttpRequest.Builder request, BodyHandler<T> body)
      throws RegistryAwayException, InterruptedException {
    String token = account.token();
    try {
      return http.send(request.setHeader("Authorization", "Bearer " + token).build(), body);
    } catch (IOException e) {
      throw new RegistryAwayException("Nobody answers at " + registry, e);
    }
  }

  private void require(int status, byte[] body) throws RegistryAwayException, LeaseLostException {
    if (status < 300) {
      return;
    }
    String sentence = "The registry answers with %d: %s".formatted(status, detail(body));
    if (status >= 500 || status == 429) {
      throw new RegistryAwayException(sentence);
    }
    if (status == 409) {
      throw new LeaseLostException(sentence);
    }
    throw new RegistryRefusalException(status, sentence);
  }

  /** The sentence of a problem (RFC 9457), made fit for a log. */
  private static String detail(byte[] body) {
    try {
      return Report.line(Json.read(body, JsonNode.class, "the answer").path("detail").asText());
    } catch (InvalidInputException e) {
      String text = new String(body, StandardCharsets.UTF_8);
      return Report.line(text.substring(0, Math.min(200, text.length())));
    }
  }
}
