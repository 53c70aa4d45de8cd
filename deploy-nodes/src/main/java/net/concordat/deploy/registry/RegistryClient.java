// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.FormFields;
import net.concordat.deploy.identity.AccessToken;

/** Asks a registry on behalf of somebody who signed in. */
public final class RegistryClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI registry;
  private final AccessToken token;

  /**
   * @param registry its address
   * @param token of whoever asks
   */
  public RegistryClient(URI registry, AccessToken token) {
    this.registry = registry;
    this.token = token;
  }

  /**
   * Asks for one thing.
   *
   * @param path below the registry's address
   * @param query what is asked by; what is empty is left out
   * @throws DeployException in the registry's words, if it refuses
   */
  public JsonNode get(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    return send(request(path + encoded(query)).GET());
  }

  /**
   * Gives a command, or finds it if it was given under the key before.
   *
   * @param path below the registry's address
   * @param key of the caller's choice
   * @param arguments as JSON; empty for none
   * @return the command as it stands: it may still run
   * @throws DeployException in the registry's words, if it refuses
   */
  public JsonNode command(String path, String key, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(arguments))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(registry.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token.value());
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

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = answer(request.build());
    JsonNode body = JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    if (response.statusCode() < 200 || response.statusCode() > 299) {
      throw new DeployException(
          "The registry answers with status %d: %s"
              .formatted(
                  response.statusCode(), body.path("detail").asText("it does not say why.")));
    }
    return body;
  }

  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new DeployException(
          "Nobody answers at %s: start the network with ./concordat up.".formatted(registry), e);
    }
  }

  private static String encoded(Map<String, String> query) {
    Map<String, String> asked = new TreeMap<>(query);
    asked.values().removeIf(String::isEmpty);
    return asked.isEmpty() ? "" : "?" + FormFields.encode(asked);
  }
}
