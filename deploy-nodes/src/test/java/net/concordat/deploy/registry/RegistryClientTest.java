// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.identity.AccessToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to a registry, and made of what it answers. */
@Timeout(180)
class RegistryClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AccessToken TOKEN = new AccessToken("a.secret.token");

  private AnsweringServer server;
  private RegistryClient registry;

  @BeforeEach
  void start() throws IOException {
    server = new AnsweringServer(0);
    registry = new RegistryClient(server.address(), TOKEN);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForAllPagesAndLeavesOutWhatIsEmpty() throws Exception {
    server
        .on("GET /api/v1/models?name=a+b", 200, "{\"items\":[{\"n\":1}],\"nextCursor\":\"x/y\"}")
        .on("GET /api/v1/models?cursor=x%2Fy&name=a+b", 200, "{\"items\":[{\"n\":2}]}");

    assertThat(registry.all("/api/v1/models", Map.of("name", "a b", "purpose", "")))
        .extracting(model -> model.path("n").asInt())
        .containsExactly(1, 2);
    assertThat(server.requests("GET /api/v1/models?name=a+b"))
        .extracting(AnsweringServer.Request::authorization)
        .containsExactly("Bearer a.secret.token");
  }

  @Test
  void saysInTheRegistrysWordsWhatItRefuses() {
    server.on(
        "POST /api/v1/models",
        422,
        "{\"status\":422,\"rule\":\"model-purpose\",\"detail\":\"A model serves a purpose.\"}");

    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(() -> registry.command("/api/v1/models", "k", Map.of("name", "x")))
        .satisfies(
            refusal -> {
              assertThat(refusal.status()).isEqualTo(422);
              assertThat(refusal.rule()).contains("model-purpose");
              assertThat(refusal.detail()).isEqualTo("A model serves a purpose.");
            })
        .withMessage(
            "The registry answers with status 422: A model serves a purpose. (model-purpose)");
  }

  @Test
  void writesADocumentByteForByte() throws Exception {
    String text = "{\"scope\" :  \"all\"}";
    server.on("PUT /api/v1/models/m/documents/classification", 201, "{\"digest\":\"d\"}");

    JsonNode written =
        registry.write(
            "/api/v1/models/m/documents/classification", text.getBytes(StandardCharsets.UTF_8));

    assertThat(written.path("digest").asText()).isEqualTo("d");
    assertThat(server.requests("PUT /api/v1/models/m/documents/classification"))
        .extracting(AnsweringServer.Request::body)
        .containsExactly(text);
  }

  @Test
  void givesAFileOrSaysWhyNot() throws Exception {
    server.on("GET /evidence", 200, "PK").on("GET /away", 503, "{\"detail\":\"Away.\"}");

    assertThat(registry.file("/evidence")).isEqualTo("PK".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(() -> registry.file("/away"))
        .withMessage("The registry answers with status 503: Away.");
  }

  @Test
  void makesNothingOfAnAnswerThatIsNoProblem() {
    server.on("GET /api/v1/models", 502, "<html>Bad gateway</html>");

    assertThatExceptionOfType(RegistryRefusal.class)
        .isThrownBy(() -> registry.get("/api/v1/models", Map.of()))
        .satisfies(refusal -> assertThat(refusal.rule()).isEmpty())
        .withMessage("The registry answers with status 502: it does not say why.");
  }

  @Test
  void saysHowToStartARegistryThatIsAway() {
    URI address = server.address();
    server.close();

    assertThatExceptionOfType(DeployException.class)
        .isThrownBy(() -> registry.get("/api/v1/models", Map.of()))
        .withMessage("Nobody answers at %s: start the network with ./concordat up.", address);
  }

  @Nested
  class Commands {
    private static final String ID = "5c1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";
    private static final String RUNNING =
        "{\"id\":\"" + ID + "\",\"kind\":\"register-model\",\"status\":\"RUNNING\"}";

    @Test
    void areFollowedToTheirEnd() throws Exception {
      server
          .on("POST /api/v1/models", 202, RUNNING)
          .on("GET /api/v1/commands/" + ID, 200, RUNNING)
          .thenOn("GET /api/v1/commands/" + ID, 200, "{\"status\":\"DONE\",\"result\":{\"n\":7}}");

      JsonNode done = registry.perform("/api/v1/models", "key-1", Map.of("name", "x"), PATIENCE);

      assertThat(done.path("result").path("n").asInt()).isEqualTo(7);
      AnsweringServer.Request given = server.requests("POST /api/v1/models").get(0);
      assertThat(given.key()).isEqualTo("key-1");
      assertThat(given.json().path("name").asText()).isEqualTo("x");
    }

    @Test
    void areNotAskedForAgainOnceDone() throws Exception {
      server.on("POST /api/v1/models", 201, "{\"id\":\"" + ID + "\",\"status\":\"DONE\"}");

      registry.perform("/api/v1/models", "key-1", Map.of(), PATIENCE);

      assertThat(server.lines()).containsExactly("POST /api/v1/models");
    }

    @Test
    void tellWhyTheyWereRefusedLater() {
      server
          .on("POST /api/v1/models", 202, RUNNING)
          .on(
              "GET /api/v1/commands/" + ID,
              200,
              "{\"status\":\"REFUSED\",\"problem\":{\"status\":409,\"rule\":\"current-states\",\"detail\":\"It changed.\"}}");

      assertThatExceptionOfType(RegistryRefusal.class)
          .isThrownBy(() -> registry.perform("/api/v1/models", "k", Map.of(), PATIENCE))
          .satisfies(refusal -> assertThat(refusal.rule()).contains("current-states"))
          .withMessage("The registry answers with status 409: It changed. (current-states)");
    }

    @Test
    void areNotWaitedForForEver() {
      server.on("POST /api/v1/models", 202, RUNNING).on("GET /api/v1/commands/" + ID, 200, RUNNING);

      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> registry.perform("/api/v1/models", "k", Map.of(), Duration.ZERO))
          .withMessage(
              "The command to register-model still runs after 0 s and goes on: ./concordat commands show "
                  + ID);
    }
  }

  @Nested
  class Uploads {
    private static final String DIGEST =
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final List<Long> sent = new ArrayList<>();

    @TempDir Path folder;

    private ArtifactFile artifact() throws IOException {
      return ArtifactFile.of(
          Files.write(folder.resolve("a.zip"), "hello".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sendTheBytesWithTheirDigestAndLength() throws Exception {
      server.on("POST /api/v1/artifacts", 201, "{}");

      assertThat(artifact().digest()).isEqualTo(DIGEST);
      assertThat(registry.upload(artifact(), sent::add)).isTrue();

      AnsweringServer.Request upload = server.requests("POST /api/v1/artifacts").get(0);
      assertThat(upload.body()).isEqualTo("68656c6c6f");
      assertThat(upload.length()).isEqualTo("5");
      assertThat(upload.contentDigest())
          .isEqualTo("sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:");
      assertThat(sent).last().isEqualTo(5L);
    }

    @Test
    void sendNothingThatIsThere() throws Exception {
      server.on("HEAD /api/v1/artifacts/" + DIGEST, 200, "");

      assertThat(registry.upload(artifact(), sent::add)).isFalse();
      assertThat(sent).isEmpty();
    }

    @Test
    void tellWhyTheyWereRefused() {
      server.on("POST /api/v1/artifacts", 413, "{\"detail\":\"At most 4 bytes; given 5.\"}");

      assertThatExceptionOfType(RegistryRefusal.class)
          .isThrownBy(() -> registry.upload(artifact(), sent::add))
          .withMessageContaining("status 413: At most 4 bytes; given 5.");
    }

    @Test
    void areOfFilesThatThereAre() {
      assertThatExceptionOfType(DeployException.class)
          .isThrownBy(() -> ArtifactFile.of(folder.resolve("none.zip")))
          .withMessageContaining("There is no file");
    }
  }
}
