// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import static net.concordat.ui.fake.FakeParty.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import net.concordat.ui.fake.FakeRegistry.Asked;

/** Answers what it was told to answer, to whoever the realm signed in. */
public final class FakeRegistry {
  private final FakeRealm realm;
  private final String root;
  private final Consumer<FakeRegistry> samples;
  private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile boolean nodeAway;

  /**
   * A registry, or what else answers those whom the realm signed in.
   *
   * @param root what the paths of its addresses begin with
   * @param samples tells it what it has
   */
  FakeRegistry(FakeRealm realm, String root, Consumer<FakeRegistry> samples) {
    this.realm = realm;
    this.root = root;
    this.samples = samples;
    reset();
  }

  /**
   * What was asked.
   *
   * @param method GET, POST, ...
   * @param path below its root, such as {@code /api/v1/}
   * @param query as sent; empty for none
   * @param body as sent
   */
  public record Asked(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    /** A header; empty if it was not sent. */
    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    /** A parameter, if it was sent. */
    public Optional<String> parameter(String name) {
      for (String each : query.split("&", -1)) {
        if (each.startsWith(name + "=")) {
          return Optional.of(
              java.net.URLDecoder.decode(
                  each.substring(name.length() + 1), StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param body JSON
   */
  public record Answer(int status, String body) {}

  /** Forgets what it was told and asked, and has the samples again. */
  public void reset() {
    answers.clear();
    asked.clear();
    away = false;
    nodeAway = false;
    samples.accept(this);
  }

  /** Tells it what it gives at an address below its root. */
  public void gives(String path, String json) {
    answers.put("GET " + path, any -> new Answer(200, json));
  }

  /** Tells it how to answer requests, such as {@code POST models}; a last {@code *} is any. */
  public void answers(String methodAndPath, Function<Asked, Answer> answer) {
    answers.put(methodAndPath, answer);
  }

  /** Tells it to refuse. */
  public void refuses(String methodAndPath, int status, String sentence) {
    answers.put(
        methodAndPath,
        any ->
            new Answer(
                status,
                "{\"type\": \"about:blank\", \"status\": %d, \"detail\": \"%s\"}"
                    .formatted(status, sentence)));
  }

  /** Answers nobody any more, or everybody again. */
  public void setAway(boolean away) {
    this.away = away;
  }

  /** Cannot reach its node any more, or again. */
  public void setNodeAway(boolean away) {
    this.nodeAway = away;
  }

  /** All that was asked since the last reset. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  void health(HttpExchange exchange) throws IOException {
    send(
        exchange,
        nodeAway ? 503 : 200,
        "application/json",
        nodeAway ? "{\"status\": \"DOWN\"}" : "{\"status\": \"UP\"}");
  }

  void answer(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.close();
      return;
    }
    Asked request = request(exchange);
    asked.add(request);
    if (!isSignedIn(exchange)) {
      problem(exchange, 401, "A valid token is needed.");
      return;
    }
    String address = request.method() + " " + request.path();
    Function<Asked, Answer> answer = answers.get(address);
    if (answer == null) {
      answer = answers.get(address.replaceAll("/[^/]*$", "/*"));
    }
    if (answer == null) {
      problem(exchange, 404, "There is no " + request.path() + " in this registry.");
      return;
    }
    Answer given;
    try {
      given = answer.apply(request);
    } catch (AssertionError | RuntimeException e) {
      // Unanswered, it would keep whoever asked waiting.
      problem(exchange, 500, "A test says: " + e.getClass().getSimpleName());
      throw e;
    }
    send(
        exchange,
        given.status(),
        given.status() < 400 ? "application/json" : "application/problem+json",
        given.body());
  }

  private boolean isSignedIn(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null && given.startsWith("Bearer ") && realm.gave(given.substring(7));
  }

  private Asked request(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring(root.length()),
        query == null ? "" : query,
        Map.copyOf(exchange.getRequestHeaders()),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void problem(HttpExchange exchange, int status, String sentence)
      throws IOException {
    send(
        exchange,
        status,
        "application/problem+json",
        "{\"type\": \"about:blank\", \"status\": %d, \"detail\": \"%s\"}"
            .formatted(status, sentence));
  }
}
