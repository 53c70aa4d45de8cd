// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** What OpenID Connect discovery says of a realm, and which addresses are trusted. */
public final class Discovery {
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Discovery() {}

  /**
   * One of the realm's addresses.
   *
   * @param name for example {@code token_endpoint}
   * @throws IOException if the realm does not answer, or names none
   */
  public static URI of(URI issuer, String name) throws IOException, InterruptedException {
    URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(discovery).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("%s answers with %d".formatted(discovery, answer.statusCode()));
    }
    JsonNode address = JSON.readTree(answer.body()).path(name);
    try {
      return requireSafe(name, URI.create(address.asText()));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s names no %s".formatted(discovery, name), e);
    }
  }

  /**
   * The address, if what is sent there can be read on no network.
   *
   * @throws IllegalArgumentException if it is neither https nor http to this machine
   */
  public static URI requireSafe(String name, URI address) {
    String host = address.getHost();
    boolean encrypted = "https".equals(address.getScheme()) && host != null;
    boolean here =
        "http".equals(address.getScheme()) && host != null && THIS_MACHINE.contains(host);
    if (!encrypted && !here) {
      throw new IllegalArgumentException(
          "%s must be an address with https, or http to this machine, but is '%s'"
              .formatted(name, address));
    }
    return address;
  }
}
