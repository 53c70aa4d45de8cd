// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An artifact that goes into a registry, and out again, whose heap has a quarter of its size. */
final class LargeArtifact {
  private static final int MEGABYTES = 512;
  private static final int HEAP = 128;
  private static final Duration START = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String token;
  private final Process registry;

  private LargeArtifact(int port, String token, Process registry) {
    this.address = "http://localhost:" + port;
    this.token = token;
    this.registry = registry;
  }

  /**
   * Starts the registry's program, sends the artifact and fetches it.
   *
   * @throws IllegalStateException if the registry fails, or gives other bytes than it was given
   */
  static List<Figure> measure(Path folder, BenchRealm realm) throws Exception {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(HEAP),
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                // Of the bench, too, that is all of the class path: it is loaded beside.
                System.getProperty("java.class.path")));
    command.addAll(
        FilledRegistry.settings(
            port,
            "jdbc:h2:file:" + folder.resolve("empty"),
            folder.resolve("large"),
            realm.issuer()));
    Process registry = new ProcessBuilder(command).inheritIO().start();
    try {
      return new LargeArtifact(port, realm.token("model-developer"), registry).measure();
    } finally {
      registry.destroy();
      registry.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private List<Figure> measure() throws Exception {
    awaitStart();
    long begin = System.nanoTime();
    String digest = upload();
    Figure upload = speed("upload", System.nanoTime() - begin);
    check(digest.equals(digest(new Pattern())), "was taken for another");
    begin = System.nanoTime();
    download(digest);
    return List.of(upload, speed("download", System.nanoTime() - begin));
  }

  private static Figure speed(String what, long nanos) {
    return new Figure(
        "%s of %d MB, heap of %d MB".formatted(what, MEGABYTES, HEAP),
        MEGABYTES / (nanos / 1e9),
        "MB/s");
  }

  private void awaitStart() throws IOException, InterruptedException {
    Instant last = Instant.now().plus(START);
    while (!isReady()) {
      if (!registry.isAlive() || Instant.now().isAfter(last)) {
        throw new IllegalStateException(
            "A registry with a heap of %d MB did not start in %s".formatted(HEAP, START));
      }
      Thread.sleep(200);
    }
  }

  private boolean isReady() throws IOException, InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token);
  }

  private String upload() throws Exception {
    HttpResponse<byte[]> answer =
        http.send(
            to("/api/v1/artifacts")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(Pattern::new))
                .build(),
            BodyHandlers.ofByteArray());
    check(answer.statusCode() == 201, "was not taken: " + new String(answer.body()));
    return String.valueOf(
        JsonMapper.builder().build().readValue(answer.body(), Map.class).get("digest"));
  }

  private void download(String digest) throws Exception {
    HttpResponse<InputStream> answer =
        http.send(to("/api/v1/artifacts/" + digest).build(), BodyHandlers.ofInputStream());
    check(answer.statusCode() == 200, "was not given back: status " + answer.statusCode());
    check(digest.equals(digest(answer.body())), "was given back changed");
  }

  private static String digest(InputStream bytes) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream in = new DigestInputStream(bytes, sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalStateException("An artifact of %d MB %s".formatted(MEGABYTES, otherwise));
    }
  }

  /** The artifact's bytes, none of which is in memory. */
  private static final class Pattern extends InputStream {
    private long left = (long) MEGABYTES << 20;

    @Override
    public int read() {
      return left == 0 ? -1 : (int) (left-- * 31 & 0xff);
    }

    @Override
    public int read(byte[] into, int offset, int most) {
      if (left == 0) {
        return -1;
      }
      int read = (int) Math.min(left, most);
      for (int i = 0; i < read; i++) {
        into[offset + i] = (byte) (left-- * 31);
      }
      return read;
    }
  }
}
