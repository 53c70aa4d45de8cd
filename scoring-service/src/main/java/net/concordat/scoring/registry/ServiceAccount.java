// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A program's own account at the realm: OAuth 2.0 client credentials (RFC 6749, 4.4). */
public final class ServiceAccount {
  /** A token is renewed so long before it ends. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Discovery.TIMEOUT).build();
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
    this.issuer = issuer;
    this.clientId = clientId;
    this.secretFile = secretFile;
  }

  /**
   * A token that holds for a while.
   *
   * @throws IOException if the realm does not answer, or does not sign the program in
   */
  public synchronized String token() throws IOException, InterruptedException {
    String held = token;
    if (held == null || System.nanoTime() - renewAt >= 0) {
      held = signIn();
      token = held;
    }
    return held;
  }

  /** Forgets the token: it was not taken. */
  public synchronized void drop() {
    token = null;
  }

  private String signIn() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(Discovery.of(issuer, "token_endpoint"))
            .timeout(Discovery.TIMEOUT)
            .header("Authorization", "Basic " + credentials())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() != 200 || !body.path("access_token").isTextual()) {
      throw new IOException(
          "The realm %s does not sign '%s' in: status %d"
              .formatted(issuer, clientId, answer.statusCode()));
    }
    Duration holds = Duration.ofSeconds(body.path("expires_in").asLong(60));
    Duration used =
        holds.compareTo(MARGIN.multipliedBy(2)) > 0 ? holds.minus(MARGIN) : holds.dividedBy(2);
    renewAt = System.nanoTime() + used.toNanos();
    return body.path("access_token").asText();
  }

  /** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
  private String credentials() throws IOException {
    String both =
        URLEncoder.encode(clientId, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(Files.readString(secretFile).strip(), StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
