// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An identity provider's realm as a resource server sees it: its keys, and tokens signed by them.
 */
public enum Realm {
  /** The registry's own. */
  BANK_A,
  /** Another bank's. */
  BANK_B;

  /** For whom the registry's tokens are meant. */
  public static final String AUDIENCE = "concordat-registry";

  /** Longer than the slowest run of all tests: some make their tokens once. */
  private static final Duration LASTING = Duration.ofHours(2);

  private final RSAKey key;

  /** To sign takes longer than most requests that bear a token. */
  private final Map<List<Object>, String> lasting = new ConcurrentHashMap<>();

  private final HttpServer server;

  Realm() {
    try {
      key = new RSAKeyGenerator(2048).keyID(name()).generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}
                """
                    .formatted(issuer())));
    server.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key).toPublicJWKSet().toString()));
    server.start();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Its name. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A token for somebody with some roles. */
  public String token(String... roles) {
    return tokenOf("somebody", roles);
  }

  /** A token for a certain somebody with some roles. */
  public String tokenOf(String subject, String... roles) {
    return lasting.computeIfAbsent(
        List.of(subject, List.of(roles)), any -> token(subject, AUDIENCE, LASTING, roles));
  }

  /**
   * A token.
   *
   * @param audience whom it is meant for
   * @param left how long it is still good; negative if it is no longer
   */
  public String token(String audience, Duration left, String... roles) {
    return token("somebody", audience, left, roles);
  }

  private String token(String subject, String audience, Duration left, String... roles) {
    Instant expires = Instant.now().plus(left);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(expires.minus(LASTING)))
                .expirationTime(Date.from(expires))
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
