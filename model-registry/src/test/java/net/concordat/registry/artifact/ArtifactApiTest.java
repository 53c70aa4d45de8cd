// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.Realm;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Uploads and downloads over a real connection. */
class ArtifactApiTest extends DatabaseTest {
  private static final byte[] BYTES = "an artifact, whatever is in it".getBytes(US_ASCII);
  private static final int LARGEST = 1 << 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = Realm.BANK_A.token("model-developer");
  @LocalServerPort private int port;

  @BeforeEach
  void emptyTheStore() throws IOException {
    FileSystemUtils.deleteRecursively(ARTIFACTS);
    Files.createDirectories(ARTIFACTS.resolve("parts"));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(ARTIFACTS)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is deleted while it is looked at may end a look. */
  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  private static String field(byte[] bytes) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":";
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> upload(BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request =
        to("/api/v1/artifacts").header("Content-Type", "application/octet-stream").POST(body);
    return http.send(
        headers.length == 0 ? request.build() : request.headers(headers).build(),
        BodyHandlers.ofString());
  }

  private void isRefused(HttpResponse<String> answer, int status, String why) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(why);
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsWhatIsUploadedUnderItsDigest() throws Exception {
    HttpResponse<String> first = upload(BodyPublishers.ofByteArray(BYTES));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location")).hasValue("/api/v1/artifacts/" + hex(BYTES));
    assertThat(JsonPath.<String>read(first.body(), "$.digest")).isEqualTo(hex(BYTES));
    assertThat(JsonPath.<Integer>read(first.body(), "$.sizeBytes")).isEqualTo(BYTES.length);
    Path stored = ARTIFACTS.resolve(hex(BYTES).substring(0, 2)).resolve(hex(BYTES));
    assertThat(files()).containsExactly(stored);
    assertThat(stored).hasBinaryContent(BYTES);

    assertThat(upload(BodyPublishers.ofByteArray(BYTES)).statusCode()).isEqualTo(200);
    assertThat(files()).containsExactly(stored);
  }

  @Test
  void takesBytesThatHaveTheDigestAnnounced() throws Exception {
    BodyPublisher unannouncedLength =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BYTES));
    assertThat(
            upload(unannouncedLength, "Content-Digest", "sha-512=:AAAA:, " + field(BYTES))
                .statusCode())
        .isEqualTo(201);
    String older = "SHA-256=" + Base64.getEncoder().encodeToString(sha256(BYTES));
    assertThat(upload(BodyPublishers.ofByteArray(BYTES), "Digest", older).statusCode())
        .isEqualTo(200);
  }

  @Test
  void keepsNothingThatHasAnotherDigest() throws Exception {
    BodyPublisher body = BodyPublishers.ofByteArray(BYTES);
    byte[] other = {1};
    isRefused(upload(body, "Content-Digest", field(other)), 400, hex(other));
    isRefused(upload(body, "Content-Digest", "sha-512=:AAAA:"), 400, "must announce a SHA-256");
    isRefused(upload(body, "Content-Digest", "nonsense"), 400, "given nonsense");
  }

  @Test
  void keepsNothingThatIsTooLarge() throws Exception {
    byte[] large = new byte[LARGEST + 1];
    isRefused(upload(BodyPublishers.ofByteArray(large)), 413, "at most 1048576 bytes");
    isRefused(
        upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
        413,
        "at most 1048576 bytes");
    assertThat(upload(BodyPublishers.ofByteArray(new byte[LARGEST])).statusCode()).isEqualTo(201);
  }

  @Test
  void keepsNothingOfNothing() throws Exception {
    isRefused(upload(BodyPublishers.noBody()), 400, "a byte or more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n186A0\r\n"})
  void keepsNothingThatBreaksOff(String announced) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/artifacts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: application/octet-stream\r\n"
                  + announced)
              .getBytes(US_ASCII));
      out.write(new byte[50_000]);
      out.flush();
      patiently().until(() -> !files().isEmpty());
    }
    patiently().until(() -> files().isEmpty());
  }

  @Test
  void givesBackWhatWasUploaded() throws Exception {
    upload(BodyPublishers.ofByteArray(BYTES));
    String path = "/api/v1/artifacts/" + hex(BYTES);

    HttpResponse<byte[]> whole = http.send(to(path).build(), BodyHandlers.ofByteArray());
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(BYTES);
    assertThat(whole.headers().firstValue("ETag")).hasValue("\"" + hex(BYTES) + "\"");
    assertThat(whole.headers().firstValue("Content-Digest")).hasValue(field(BYTES));

    HttpResponse<String> part =
        http.send(to(path).header("Range", "bytes=3-10").build(), BodyHandlers.ofString());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("artifact");
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 3-10/" + BYTES.length);
    assertThat(part.headers().firstValue("Content-Digest")).isEmpty();
    assertThat(part.headers().firstValue("Repr-Digest")).hasValue(field(BYTES));

    HttpResponse<String> beyond =
        http.send(to(path).header("Range", "bytes=1000-").build(), BodyHandlers.ofString());
    assertThat(beyond.statusCode()).isEqualTo(416);

    HttpResponse<String> head =
        http.send(
            to(path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(BYTES.length);

    HttpResponse<String> known =
        http.send(
            to(path).header("If-None-Match", "\"" + hex(BYTES) + "\"").build(),
            BodyHandlers.ofString());
    assertThat(known.statusCode()).isEqualTo(304);
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    HttpResponse<String> unknown =
        http.send(to("/api/v1/artifacts/" + hex(BYTES)).build(), BodyHandlers.ofString());
    isRefused(unknown, 404, "no artifact " + hex(BYTES));
    HttpResponse<String> noDigest =
        http.send(to("/api/v1/artifacts/card-fraud").build(), BodyHandlers.ofString());
    isRefused(noDigest, 400, "64 hex digits");
  }
}
