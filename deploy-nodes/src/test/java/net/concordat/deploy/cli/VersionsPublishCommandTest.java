// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.deploy.registry.AnsweringServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed to publish a file, and what a registry is told. */
class VersionsPublishCommandTest extends RegistryCommandTest {

  private static final String DIGEST =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String PUBLISH = "POST /api/v1/models/" + MODEL_A + "/versions";
  private static final String KNOWN = "GET /api/v1/versions?modelId=" + MODEL_A + "&q=" + DIGEST;
  private static final String OWNER = "O%3DBankA%2C+L%3DLondon%2C+C%3DGB";
  private static final String REFUSED =
      "{\"status\":422,\"rule\":\"publish-policy\",\"detail\":\"A policy ends.\",\"command\":\""
          + ID
          + "\",\"attempt\":1}";

  private String file;

  @BeforeEach
  void train() throws IOException {
    Path zip = folder.resolve(DIGEST + ".zip");
    Files.write(zip, "hello".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve(DIGEST + ".json"),
        "{\"artifactDigest\":\"%s\",\"schemaDigest\":\"s\",\"architectureDigest\":\"r\",\"cardDigest\":\"c\",\"exportManifestDigest\":\"e\",\"specDigest\":\"p\",\"dataCommitment\":{\"value\":\"v\"},\"environment\":{\"worker\":\"1\",\"arithmetic\":\"cpu\",\"java\":\"17\"}}"
            .formatted(DIGEST));
    file = zip.toString();
    registry.on(MODELS + "&owner=" + OWNER, 200, items(model(MODEL_A, BANK_A, 2)));
    registry.on(KNOWN, 200, items());
    for (String status : List.of("RUNNING", "REFUSED", "FAILED")) {
      registry.on(commands(status), 200, items());
    }
    registry.on("POST /api/v1/artifacts", 201, "{}");
    registry.on(PUBLISH, 201, hasItsEnd(version(MODEL_A, 3)));
  }

  private String[] wish(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                file,
                "--model",
                "card-fraud",
                "--domain",
                "card-transactions",
                "--recipient",
                "BankB",
                "--until",
                "2027-01-01T00:00:00Z",
                "--non-private",
                "A trial: no row was seen."));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void uploadsTheFileAndGivesTheCommand() throws IOException {
    CommandRun run = run("versions publish", wish("--may-fine-tune"));

    assertThat(run.out()).isEqualTo("card-fraud:3 is APPROVED; artifact " + DIGEST + ".\n");
    assertThat(run.err()).contains("100 % of 5 bytes");
    assertThat(registry.requests("POST /api/v1/artifacts").get(0).body()).isEqualTo("68656c6c6f");
    AnsweringServer.Request given = registry.requests(PUBLISH).get(0);
    assertThat(given.key()).startsWith("publish-");
    assertThat(given.json().at("/artifact/digest").asText()).isEqualTo(DIGEST);
    assertThat(given.json().at("/artifact/sizeBytes").asInt()).isEqualTo(5);
    assertThat(given.json().at("/provenance/environment").asText())
        .isEqualTo("worker 1, cpu, Java 17");
    assertThat(given.json().at("/policy/recipients/0").asText())
        .isEqualTo("O=BankB, L=Frankfurt, C=DE");
    assertThat(given.json().at("/policy/terms/mayFineTune").asBoolean()).isTrue();
    assertThat(given.json().at("/policy/terms/mayShareOnward").asBoolean(true)).isFalse();
  }

  @Test
  void givesTheSameCommandUnderTheSameKey() {
    done("versions publish", wish());
    done("versions publish", wish());
    done("versions publish", wish("--may-fine-tune"));

    List<String> keys =
        registry.requests(PUBLISH).stream().map(AnsweringServer.Request::key).toList();
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  @Test
  void publishesNoFileTwice() {
    registry.on(
        KNOWN,
        200,
        items(version(MODEL_A, 3).replace("\"digest\":\"d\"", "\"digest\":\"" + DIGEST + "\"")));

    assertThat(done("versions publish", wish()))
        .contains("It was published before: card-fraud:3 is APPROVED");
    assertThat(registry.requests(PUBLISH)).isEmpty();
    assertThat(registry.requests("POST /api/v1/artifacts")).isEmpty();
  }

  @Test
  void waitsForWhatIsBeingPublished() {
    registry.on(commands("RUNNING"), 200, items(command("RUNNING")));
    registry.on("GET /api/v1/commands/" + ID, 200, hasItsEnd(version(MODEL_A, 3)));

    assertThat(done("versions publish", wish())).contains("card-fraud:3 is APPROVED");
    assertThat(registry.requests(PUBLISH)).isEmpty();
  }

  @Test
  void saysWhyItWasRefused() {
    registry.on(PUBLISH, 422, REFUSED);

    assertThat(refused("versions publish", wish())).contains("status 422: A policy ends.");
    assertThat(registry.lines()).noneMatch(line -> line.endsWith("/attempts"));
  }

  @Test
  void attemptsAgainWhatWasRefusedBefore() throws IOException {
    registry.on(commands("REFUSED"), 200, items(command("REFUSED")));
    registry.on(PUBLISH, 422, REFUSED);
    String attempts = "POST /api/v1/commands/" + ID + "/attempts";
    registry.on(attempts, 200, hasItsEnd(version(MODEL_A, 3)));

    assertThat(done("versions publish", wish())).contains("card-fraud:3 is APPROVED");
    assertThat(registry.requests(attempts).get(0).json().path("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void registersAModelThatTheBankDoesNotHave() throws IOException {
    registry.on("GET /api/v1/models?name=new&owner=" + OWNER, 200, items());
    registry.on("POST /api/v1/models", 201, hasItsEnd(model(MODEL_A, BANK_A, 0)));
    String[] wish = wish();
    wish[2] = "new";

    assertThat(refused("versions publish", wish))
        .contains("The bank has no model called new: --register PURPOSE registers it.");
    List<String> registering = new ArrayList<>(List.of(wish));
    registering.addAll(List.of("--register", "fraud"));
    done("versions publish", registering.toArray(String[]::new));
    AnsweringServer.Request registered = registry.requests("POST /api/v1/models").get(0);
    assertThat(registered.key()).startsWith("register-");
    assertThat(registered.json().path("purpose").asText()).isEqualTo("fraud");
  }

  @Test
  void takesWhatIsClaimedOfPrivacyFromTheBudget() throws IOException {
    registry.on(
        "GET /api/v1/budgets",
        200,
        "[{\"spends\":[{\"artifactDigest\":\"%s\",\"dataDomain\":\"card-transactions\",\"unit\":\"ROW\",\"epsilonMillionths\":7,\"deltaTrillionths\":8}]}]"
            .formatted(DIGEST));

    done("versions publish", wish("--spend", ID));

    JsonNode given = registry.requests(PUBLISH).get(0).json();
    assertThat(given.path("spend").asText()).isEqualTo(ID);
    assertThat(given.at("/provenance/privacyUnit").asText()).isEqualTo("ROW");
    assertThat(given.at("/provenance/epsilonMillionths").asLong()).isEqualTo(7);
  }

  @Test
  void refusesADescriptorOfAnotherFile() throws IOException {
    Files.writeString(Path.of(file), "other");
    assertThat(refused("versions publish", wish()))
        .contains("describes the artifact " + DIGEST + ", but");
    Files.delete(folder.resolve(DIGEST + ".json"));
    assertThat(refused("versions publish", wish())).contains("the worker writes it beside");
    assertThat(refused("versions publish none.zip", tail(wish()))).contains("There is no file");
  }

  private static String[] tail(String[] wish) {
    return Arrays.copyOfRange(wish, 1, wish.length);
  }

  @Test
  void refusesMembersThatThereAreNot() {
    assertThat(refused("versions publish", wish("--reviewer", "BankX")))
        .contains("No member is called BankX; there are");
  }

  private static String commands(String status) {
    return "GET /api/v1/commands?status=" + status;
  }

  private static String command(String status) {
    return "{\"id\":\"%s\",\"kind\":\"publish-version\",\"status\":\"%s\",\"arguments\":{\"modelId\":\"%s\",\"artifact\":{\"digest\":\"%s\"}}}"
        .formatted(ID, status, MODEL_A, DIGEST);
  }
}
