// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A realm for as long as a bench runs: its keys over HTTP, and tokens. */
final class BenchRealm implements AutoCloseable {
  private static final Duration LIFE = Duration.ofHours(12);

  private final RSAKey key;
  private final HttpServer server;

  BenchRealm() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("bench").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/.well-known/openid-configuration",
        "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"subject_types_supported\": [\"public\"]}"
            .formatted(issuer()));
    answer("/keys", new JWKSet(key).toPublicJWKSet().toString());
    server.start();
  }

  private void answer(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** For whoever has a role. */
  String token(String role) throws JOSEException {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("bench")
                .audience("concordat-registry")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("realm_access", Map.of("roles", List.of(role)))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
