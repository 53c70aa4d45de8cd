// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A bank's realm and registry, as far as the service asks them; for benches and tests alone. */
public final class StandInBank implements AutoCloseable {
  /** In what serves. */
  public static final String PURPOSE = "fraud";

  /** In what serves. */
  public static final String MODEL = "ab".repeat(32);

  /** In what serves. */
  public static final String CONDITIONS =
      "A person looks. Scoring: threshold 0.5; baseline reference; minutes without ledger 30.";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RSAKey KEY = key();

  private final HttpServer server;
  private final List<Map<String, Object>> items = new ArrayList<>();
  private volatile byte[] bytes = new byte[0];
  private volatile boolean away;
  private volatile Map<String, Integer> plan = plan(1440, 500, 720);
  private final AtomicInteger plansAsked = new AtomicInteger();
  private final List<JsonNode> windows = new CopyOnWriteArrayList<>();
  private volatile Duration nodeSilentFor = Duration.ZERO;
  private volatile boolean nodeRead = true;

  /** Listens at a port that is free. */
  public StandInBank() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/realm/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                Map.of("jwks_uri", issuer() + "/keys", "token_endpoint", issuer() + "/token")));
    server.createContext(
        "/realm/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toJSONObject()));
    server.createContext(
        "/realm/token",
        exchange ->
            answer(
                exchange,
                Map.of("access_token", token("concordat-registry", "s"), "expires_in", 300)));
    server.createContext("/api/v1/serving", this::serving);
    server.createContext("/api/v1/monitoring/plan", this::plan);
    server.createContext("/api/v1/monitoring/windows", this::window);
    server.start();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The registry's address. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The realm's. */
  public URI issuer() {
    return address().resolve("/realm");
  }

  /** A champion that may be used. */
  public static Map<String, Object> champion() {
    Map<String, Object> item = new TreeMap<>();
    item.put("purpose", PURPOSE);
    item.put("place", "CHAMPION");
    item.put("adoptionId", new UUID(1, 1).toString());
    item.put("adoptionStatus", "APPROVED");
    item.put("expiresAt", "2100-01-01T00:00:00Z");
    item.put("conditions", CONDITIONS);
    item.put("modelId", MODEL);
    item.put("version", 3);
    item.put("artifactDigest", "cd".repeat(32));
    item.put("versionStatus", "APPROVED");
    item.put("since", "2026-01-01T00:00:00Z");
    return item;
  }

  /** What serves from now on. */
  public synchronized void serve(List<Map<String, Object>> serving) {
    items.clear();
    items.addAll(serving);
  }

  /** The champion with one thing other than it should be. */
  public void serveChampionWith(String name, Object value) {
    Map<String, Object> champion = champion();
    champion.put(name, value);
    serve(List.of(champion));
  }

  /** The bytes of whatever serves. */
  public void setBytes(byte[] artifact) {
    bytes = artifact.clone();
  }

  /** Whether the registry answers. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  /** How long ago the registry read its node. */
  public void setNodeSilentFor(Duration age) {
    nodeSilentFor = age;
  }

  /** Whether the registry has read its node since it started. */
  public void setNodeRead(boolean isRead) {
    nodeRead = isRead;
  }

  /** A token of a program. */
  public String token(String audience, String program, String... roles) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer().toString())
                  .audience(audience)
                  .subject("subject-of-" + program)
                  .claim("azp", program)
                  .claim("realm_access", Map.of("roles", List.of(roles)))
                  .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                  .build());
      token.sign(new RSASSASigner(KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Integer> plan(int minutes, int decisions, int hours) {
    return Map.of("windowMinutes", minutes, "leastDecisions", decisions, "labelDelayHours", hours);
  }

  /** What the monitoring plan says from now on. */
  public void setPlan(int windowMinutes, int leastDecisions, int labelDelayHours) {
    plan = plan(windowMinutes, leastDecisions, labelDelayHours);
  }

  /** How often it was asked for the plan. */
  public int plansAsked() {
    return plansAsked.get();
  }

  private void plan(HttpExchange exchange) throws IOException {
    Map<String, Integer> said = plan;
    plansAsked.incrementAndGet();
    answer(exchange, said);
  }

  /** What was found of windows, in the order in which it was said. */
  public List<JsonNode> windows() {
    return List.copyOf(windows);
  }

  private void window(HttpExchange exchange) throws IOException {
    byte[] said = exchange.getRequestBody().readAllBytes();
    if (!away) {
      windows.add(JSON.readTree(said));
    }
    exchange.sendResponseHeaders(away ? 503 : 201, -1);
    exchange.close();
  }

  private synchronized void serving(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    if (exchange.getRequestURI().getPath().contains("/artifacts/")) {
      answer(exchange, bytes);
      return;
    }
    Instant now = Instant.now();
    Map<String, Object> said = new HashMap<>(Map.of("askedAt", now.toString(), "items", items));
    if (nodeRead) {
      said.put("readAt", now.minus(nodeSilentFor).toString());
    }
    answer(exchange, said);
  }

  private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
    answer(exchange, JSON.writeValueAsBytes(body));
  }

  private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
