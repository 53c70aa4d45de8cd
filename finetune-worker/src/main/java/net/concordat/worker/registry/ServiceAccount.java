// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.jspecify.annotations.Nullable;

/**
 * The worker's own account at the bank's identity provider: OAuth 2.0 client credentials (RFC 6749,
 * 4.4), at the address that OpenID Connect discovery gives.
 */
public final class ServiceAccount {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A token is renewed so long before it ends. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI issuer;
  private final String clientId;
  private final Path secretFile;
  private @Nullable String token;
  private long renewAt;

  /**
   * An account; nobody is asked yet.
   *
   * @param secretFile read at each sign-in, so that a changed secret counts at once
   */
  public ServiceAccount(URI issuer, String clientId, Path secretFile) {
    this.issuer = Addresses.requireSafe("--issuer", issuer);
    this.clientId = clientId;
    this.secretFile = secretFile;
  }

  /**
   * A token that holds for a while.
   *
   * @throws RegistryAwayException if the identity provider does not answer
   * @throws InvalidInputException if it does not sign the worker in
   */
  public synchronized String token() throws RegistryAwayException, InterruptedException {
    String held = token;
    if (held == null || System.nanoTime() - renewAt >= 0) {
      held = signIn();
      token = held;
    }
    return held;
  }

  /** Forgets the token: the registry did not take it. */
  synchronized void drop() {
    token = null;
  }

  private String signIn() throws RegistryAwayException, InterruptedException {
    URI endpoint = tokenEndpoint();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Authorization", "Basic " + credentials())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    JsonNode answer = ask(request);
    if (!answer.path("access_token").isTextual()) {
      throw new RegistryAwayException("The identity provider at " + endpoint + " gives no token");
    }
    Duration holds = Duration.ofSeconds(answer.path("expires_in").asLong(60));
    Duration used =
        holds.compareTo(MARGIN.multipliedBy(2)) > 0 ? holds.minus(MARGIN) : holds.dividedBy(2);
    renewAt = System.nanoTime() + used.toNanos();
    return answer.path("access_token").asText();
  }

  private URI tokenEndpoint() throws RegistryAwayException, InterruptedException {
    URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
    String address =
        ask(HttpRequest.newBuilder(discovery).timeout(TIMEOUT).build())
            .path("token_endpoint")
            .asText();
    try {
      return Addresses.requireSafe("token_endpoint", URI.create(address));
    } catch (IllegalArgumentException e) {
      throw new RegistryAwayException(discovery + " names no token endpoint", e);
    }
  }

  /** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
  private String credentials() {
    String secret = new String(InputFiles.bytes(secretFile), StandardCharsets.UTF_8).strip();
    String both =
        URLEncoder.encode(clientId, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode ask(HttpRequest request) throws RegistryAwayException, InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new RegistryAwayException("Nobody answers at " + request.uri(), e);
    }
    int status = response.statusCode();
    // A realm that is just being made is not found yet.
    if (status >= 500 || status == 429 || status == 404) {
      throw new RegistryAwayException("%s answers with %d".formatted(request.uri(), status));
    }
    if (status != 200) {
      throw new InvalidInputException(
          "The identity provider must sign '%s' in, but %s answers with %d: check --issuer, --client and the secret in %s"
              .formatted(clientId, request.uri(), status, secretFile));
    }
    return Json.read(response.body(), JsonNode.class, request.uri().toString());
  }
}
