// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP what it was told to, and remembers what came. */
public final class AnsweringServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  /**
   * What came.
   *
   * @param line method, path and query
   * @param key its idempotency key; empty for none
   * @param authorization who asks
   * @param contentDigest what the body is said to be; empty for none
   * @param length of the body, as announced
   * @param body as text, or in hexadecimal if it is no JSON
   */
  public record Request(
      String line,
      String key,
      String authorization,
      String contentDigest,
      String length,
      String body) {
    public JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  /**
   * @param port on this machine; 0 for any
   */
  public AnsweringServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /**
   * Answers requests from now on.
   *
   * @param line method and path, with the query if there is one
   */
  public AnsweringServer on(String line, int status, String body) {
    answers.remove(line);
    return thenOn(line, status, body);
  }

  /** Answers them so after one was answered as before. */
  public AnsweringServer thenOn(String line, int status, String body) {
    answers.computeIfAbsent(line, any -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** All that came so far of a method and path. */
  public List<Request> requests(String line) {
    return requests.stream().filter(request -> request.line().equals(line)).toList();
  }

  /** The lines of all that came so far. */
  public List<String> lines() {
    return new ArrayList<>(requests).stream().map(Request::line).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean bytes = "application/octet-stream".equals(header(exchange, "Content-Type"));
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(
        new Request(
            line,
            header(exchange, "Idempotency-Key"),
            header(exchange, "Authorization"),
            header(exchange, "Content-Digest"),
            header(exchange, "Content-Length"),
            bytes ? HexFormat.of().formatHex(body) : new String(body, StandardCharsets.UTF_8)));
    Answer answer = next(answers.get(line));
    byte[] words = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = words.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : words.length);
    if (!bodiless) {
      exchange.getResponseBody().write(words);
    }
    exchange.close();
  }

  private static Answer next(@Nullable Deque<Answer> left) {
    if (left == null) {
      return new Answer(404, "{\"status\":404,\"detail\":\"There is no such thing here.\"}");
    }
    synchronized (left) {
      return left.size() > 1 ? left.remove() : left.element();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
