// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.concordat.artifacts.Difference;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.artifacts.RebuiltArtifact;
import net.concordat.inference.support.Json;

/** A registry and its realm in one, which answer workers as the real ones do. */
public final class RegistryFake implements AutoCloseable {
  private static final String SECRET = "the client's secret";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Job> waiting = new ArrayDeque<>();
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  public volatile byte[] base = {};
  public volatile Duration lease = Duration.ofMinutes(2);
  public volatile int tokenSeconds = 300;
  public volatile int status = 200;
  private final java.util.Set<String> valid = ConcurrentHashMap.newKeySet();

  /** What the registry knows of a job. */
  public static final class Job {
    public final UUID id = UUID.randomUUID();
    final JsonNode recipe;
    public volatile String status = "QUEUED";
    public volatile int attempt;
    public volatile int progress;
    public volatile String worker = "";
    public volatile String failure = "";
    public volatile boolean retryable;
    public volatile JsonNode result = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    public volatile byte[] artifact = {};

    /** What came over the line for it. */
    public volatile byte[] sent = {};

    public volatile boolean takesDifferences = true;
    public final Map<String, String> reports = new ConcurrentHashMap<>();
    public volatile int reportStatus = 201;
    public volatile int mostAttempts = 3;
    public volatile String token = "";
    public volatile boolean ended;
    public final List<String> lines = new CopyOnWriteArrayList<>();
    public volatile int renewalsSinceCancelled;
    public final Map<String, JsonNode> points = new ConcurrentSkipListMap<>();

    /** The last step of a series that was told. */
    public int last(String series) {
      return points.values().stream()
          .filter(point -> point.path("series").asText().equals(series))
          .mapToInt(point -> point.path("step").asInt())
          .max()
          .orElse(0);
    }

    Job(JsonNode recipe) {
      this.recipe = recipe;
    }
  }

  public RegistryFake() throws IOException {
    this(0);
  }

  /** At a port that another one had before. */
  public RegistryFake(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/realms/bank/", this::realm);
    server.createContext("/api/v1/jobs/", this::guarded);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public URI issuer() {
    return address().resolve("/realms/bank");
  }

  public int signIns() {
    return tokens.get();
  }

  /** A worker's account, with its secret in a file. */
  public ServiceAccount account(Path folder) throws IOException {
    return new ServiceAccount(issuer(), "concordat-worker", secret(folder));
  }

  public static Path secret(Path folder) throws IOException {
    return Files.writeString(folder.resolve("secret"), SECRET + "\n");
  }

  public synchronized Job submit(Object recipe) {
    Job job =
        new Job(
            Json.read(
                Json.line(recipe).getBytes(StandardCharsets.UTF_8), JsonNode.class, "recipe"));
    jobs.put(job.id.toString(), job);
    waiting.add(job);
    return job;
  }

  public Job known(UUID id) {
    return java.util.Objects.requireNonNull(jobs.get(id.toString()));
  }

  public synchronized void cancel(Job job) {
    job.status = "CANCELLING";
  }

  /** The lease ends in silence, and the job waits for another worker. */
  public synchronized void expire(Job job) {
    job.token = "";
    job.status = "QUEUED";
    waiting.add(job);
  }

  private void realm(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("openid-configuration")) {
      answer(exchange, 200, Map.of("token_endpoint", issuer() + "/token"));
      return;
    }
    String expected =
        "Basic "
            + java.util.Base64.getEncoder()
                .encodeToString(
                    "concordat-worker:the+client%27s+secret".getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, Map.of("error", "unauthorized_client"));
      return;
    }
    String token = "token-" + tokens.incrementAndGet();
    valid.add("Bearer " + token);
    answer(exchange, 200, Map.of("access_token", token, "expires_in", tokenSeconds));
  }

  private void guarded(HttpExchange exchange) throws IOException {
    if (status != 200) {
      answer(exchange, status, Map.of("detail", "No worker of ours."));
    } else if (!valid.contains(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, Map.of("detail", "No token."));
    } else {
      answerJobs(exchange);
    }
  }

  private void answerJobs(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path[4].equals("leases")) {
      take(exchange, body);
      return;
    }
    Job job = java.util.Objects.requireNonNull(jobs.get(path[4]));
    String header = exchange.getRequestHeaders().getFirst("Concordat-Lease");
    JsonNode said =
        header == null
            ? Json.read(body, JsonNode.class, "body")
            : Json.read(new byte[] {'{', '}'}, JsonNode.class, "");
    String lease = header == null ? said.path("token").asText() : header;
    if (job.token.isEmpty() || !job.token.equals(lease)) {
      answer(exchange, 409, Map.of("detail", "Job is not leased with this token. Drop the work."));
      return;
    }
    switch (path[5]) {
      case "base" -> bytes(exchange, base);
      case "artifacts" -> {
        boolean differs =
            Difference.MEDIA_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (differs && !job.takesDifferences) {
          answer(exchange, 400, Map.of("detail", "No parent here."));
          return;
        }
        job.sent = body;
        job.artifact = differs ? rebuilt(body) : body;
        answer(exchange, 201, Map.of());
      }
      case "evaluation-reports" -> {
        job.reports.put(path[6], new String(body, StandardCharsets.UTF_8));
        answer(exchange, job.reportStatus, Map.of("detail", "No report of ours."));
      }
      case "lease" -> renew(exchange, job, said);
      case "result" -> end(exchange, job, "DONE", said);
      default -> fail(exchange, job, said);
    }
  }

  private byte[] rebuilt(byte[] difference) throws IOException {
    Path folder = Files.createTempDirectory("registry-fake");
    DirectoryArtifactStore store = new DirectoryArtifactStore(folder);
    store.put(new ByteArrayInputStream(base), base.length);
    return new RebuiltArtifact(new ByteArrayInputStream(difference), store).readAllBytes();
  }

  private synchronized void take(HttpExchange exchange, byte[] body) throws IOException {
    Job job = waiting.poll();
    if (job == null) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
      return;
    }
    job.worker = Json.read(body, JsonNode.class, "body").path("worker").asText();
    job.attempt++;
    job.status = "RUNNING";
    job.token = UUID.randomUUID().toString();
    answer(
        exchange,
        200,
        Map.of(
            "job",
            Map.of(
                "id",
                job.id,
                "attempt",
                job.attempt,
                "request",
                Map.of("recipe", job.recipe, "maxAttempts", job.mostAttempts)),
            "token",
            job.token,
            "until",
            Instant.now().plus(lease).toString()));
  }

  private void renew(HttpExchange exchange, Job job, JsonNode said) throws IOException {
    job.progress = said.path("progress").asInt();
    if (job.status.equals("CANCELLING")) {
      job.renewalsSinceCancelled++;
    }
    said.path("lines").forEach(line -> job.lines.add(line.asText()));
    said.path("points")
        .forEach(
            point ->
                job.points.put(
                    point.path("series").asText() + ":" + point.path("step").asText(), point));
    answer(
        exchange,
        200,
        Map.of(
            "cancelled",
            job.status.equals("CANCELLING"),
            "until",
            Instant.now().plus(lease).toString()));
  }

  private void fail(HttpExchange exchange, Job job, JsonNode said) throws IOException {
    job.failure = said.path("reason").asText();
    job.retryable = said.path("retryable").asBoolean();
    boolean again = job.retryable && !job.status.equals("CANCELLING");
    end(
        exchange,
        job,
        job.status.equals("CANCELLING") ? "CANCELLED" : again ? "QUEUED" : "FAILED",
        said);
  }

  private void end(HttpExchange exchange, Job job, String status, JsonNode said)
      throws IOException {
    job.result = said;
    job.token = "";
    job.status = status;
    job.ended = true;
    answer(exchange, 200, Map.of("status", status));
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = Json.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void bytes(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The same queue at the same address, after this one was away. */
  public RegistryFake restarted() {
    int port = server.getAddress().getPort();
    try {
      RegistryFake again = new RegistryFake(port);
      again.jobs.putAll(jobs);
      again.waiting.addAll(waiting);
      again.base = base;
      return again;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
