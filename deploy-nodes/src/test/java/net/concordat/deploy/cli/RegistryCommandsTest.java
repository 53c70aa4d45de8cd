// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.concordat.deploy.registry.AnsweringServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed to ask a registry, and what is made of its answers. */
class RegistryCommandsTest extends RegistryCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "models list",
        "models show",
        "versions publish",
        "grants list",
        "grants give",
        "grants accept",
        "grants revoke",
        "reviews list",
        "reviews show",
        "jobs list",
        "jobs show",
        "jobs submit",
        "jobs cancel",
        "jobs logs",
        "commands list",
        "commands show"
      })
  void everyCommandExplainsItselfAndGivesJson(String command) {
    CommandRun help = CommandRun.of((command + " --help").split(" "));
    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Usage: ./concordat " + command).contains("--json", "--at");
  }

  @Nested
  class Grants {
    private static final String GRANT =
        "{\"grantId\":\"%s\",\"version\":{\"modelId\":\"%s\",\"version\":2},\"grantor\":\"O=BankA, L=London, C=GB\",\"grantee\":\"O=BankB, L=Frankfurt, C=DE\",\"kind\":\"USE\",\"status\":\"ACTIVE\",\"terms\":{\"expiresAt\":\"2027-01-01T00:00:00Z\"}}"
            .formatted(ID, MODEL_A);

    @Test
    void areListedByWhatIsAskedFor() {
      registry.on(
          "GET /api/v1/grants?grantee=O%3DBankB%2C+L%3DFrankfurt%2C+C%3DDE&status=ACTIVE",
          200, items(GRANT));
      assertThat(done("grants list --grantee BankB --status active"))
          .containsPattern("card-fraud:2 +BankA +BankB +USE +ACTIVE +2027-01-01T00:00:00Z +" + ID);
      assertThat(refused("grants list --grantor BankX")).contains("No member is called BankX");
    }

    @Test
    void areGivenUnderThePolicysTerms() throws IOException {
      registry.on(MODELS, 200, items(model(MODEL_A, BANK_A, 2)));
      registry.on("GET " + VERSION_OF_A, 200, version(MODEL_A, 2));
      String offer = "POST " + VERSION_OF_A + "/grants";
      registry.on(offer, 201, hasItsEnd(GRANT));

      assertThat(
              done(
                  "grants give card-fraud --to BankB --for use --until 2026-12-01T00:00:00Z --key k7"))
          .contains(
              "Offered card-fraud:2 of BankA to BankB, for use until 2026-12-01T00:00:00Z: grant "
                  + ID);
      AnsweringServer.Request given = registry.requests(offer).get(0);
      assertThat(given.key()).isEqualTo("k7");
      assertThat(given.json().path("grantee").asText()).isEqualTo("O=BankB, L=Frankfurt, C=DE");
      assertThat(given.json().path("kind").asText()).isEqualTo("USE");
      assertThat(given.json().at("/terms/expiresAt").asText()).isEqualTo("2026-12-01T00:00:00Z");
      assertThat(given.json().at("/terms/purposes/0").asText()).isEqualTo("fraud");
    }

    @Test
    void areAcceptedAndRevoked() {
      registry.on("POST /api/v1/grants/" + ID + "/accept", 201, hasItsEnd(GRANT));
      assertThat(done("grants accept " + ID)).contains("Accepted the grant " + ID);
      registry.on(
          "POST /api/v1/grants/" + ID + "/revoke",
          409,
          "{\"status\":409,\"detail\":\"A grant ends once.\"}");
      assertThat(refused("grants revoke " + ID)).contains("status 409: A grant ends once.");
    }
  }

  @Nested
  class Reviews {
    private static final String ASKED =
        "{\"proposalId\":\"%s\",\"member\":\"O=BankB, L=Frankfurt, C=DE\",\"status\":\"OPEN\",\"expiresAt\":\"2026-12-01T00:00:00Z\",\"subject\":{\"kind\":\"%s\",\"verdict\":\"APPROVE\",\"owner\":\"O=BankA, L=London, C=GB\",\"version\":{\"modelId\":\"%s\",\"version\":2}}}";

    @Test
    void areListedAmongOtherProposals() {
      registry.on(
          "GET /api/v1/proposals?status=OPEN",
          200,
          items(
              ASKED.formatted(ID, "Review", MODEL_A), ASKED.formatted("other", "Adopt", MODEL_A)));
      assertThat(done("reviews list --status open"))
          .containsPattern("card-fraud:2 +BankA +BankB +APPROVE +OPEN +2026-12-01T00:00:00Z +" + ID)
          .doesNotContain("other");
    }

    @Test
    void areShownWithWhoDecided() {
      registry.on(MODELS, 200, items(model(MODEL_A, BANK_A, 2)));
      registry.on(
          "GET " + VERSION_OF_A + "/reviews",
          200,
          "{\"votes\":[{\"vote\":{\"member\":\"O=BankB, L=Frankfurt, C=DE\",\"decision\":\"APPROVE\",\"since\":\"2026-03-02T00:00:00Z\",\"expiresAt\":\"2026-12-01T00:00:00Z\",\"conditions\":\"For cards.\"}}],\"questions\":[{\"proposal\":%s,\"decisions\":[{\"decidedAt\":\"2026-03-01T00:00:00Z\",\"decision\":{\"verdict\":\"APPROVE\",\"personId\":\"p-1\",\"role\":\"MODEL_VALIDATOR\"}}]}]}"
              .formatted(ASKED.formatted(ID, "Review", MODEL_A)));
      assertThat(done("reviews show card-fraud:2"))
          .contains(
              "BankB voted APPROVE at 2026-03-02T00:00:00Z, until 2026-12-01T00:00:00Z",
              "on the condition: For cards.",
              "BankB's people were asked to vote APPROVE: OPEN",
              "APPROVE by p-1 as MODEL_VALIDATOR at 2026-03-01T00:00:00Z");
    }
  }

  @Nested
  class Jobs {
    private static final String JOB =
        "{\"id\":\"%s\",\"status\":\"RUNNING\",\"attempt\":1,\"requestedAt\":\"2026-03-01T00:00:00Z\",\"request\":{\"modelId\":\"%s\",\"version\":2,\"priority\":7,\"maxAttempts\":3},\"run\":{\"worker\":\"w-1\",\"progress\":40,\"step\":\"epoch 2\"}}"
            .formatted(ID, MODEL_A);

    @Test
    void areListedAndShown() {
      registry.on("GET /api/v1/jobs?status=RUNNING", 200, items(JOB));
      registry.on("GET /api/v1/jobs/" + ID, 200, JOB);
      assertThat(done("jobs list --status running"))
          .containsPattern(ID + " +card-fraud:2 +RUNNING +40 +1 of 3 +7 +2026-03-01T00:00:00Z");
      assertThat(done("jobs show " + ID)).contains("worker w-1: 40 percent, epoch 2");
    }

    @Test
    void areSubmittedWithTheirRecipe() throws IOException {
      registry.on(MODELS, 200, items(model(MODEL_A, BANK_A, 2)));
      registry.on("POST /api/v1/jobs", 201, JOB);
      Path recipe = Files.writeString(folder.resolve("recipe.json"), "{\"epochs\":3}");

      done("jobs submit card-fraud --priority 7 --recipe", recipe.toString());

      JsonNode submitted = registry.requests("POST /api/v1/jobs").get(0).json();
      assertThat(submitted.path("modelId").asText()).isEqualTo(MODEL_A);
      assertThat(submitted.path("version").asInt()).isEqualTo(2);
      assertThat(submitted.at("/recipe/epochs").asInt()).isEqualTo(3);
      assertThat(submitted.path("priority").asInt()).isEqualTo(7);
      assertThat(submitted.path("maxAttempts").asInt()).isEqualTo(3);
      Files.writeString(recipe, "epochs: 3");
      assertThat(refused("jobs submit card-fraud --recipe", recipe.toString()))
          .contains("is not JSON");
    }

    @Test
    void areCancelledUnlessTheyHaveEnded() {
      registry.on("POST /api/v1/jobs/" + ID + "/cancellation", 200, JOB);
      assertThat(done("jobs cancel " + ID)).contains("Job " + ID + " is RUNNING");
      String other = ID.replace('5', '6');
      registry.on(
          "POST /api/v1/jobs/" + other + "/cancellation",
          409,
          "{\"detail\":\"It ended as DONE.\"}");
      assertThat(refused("jobs cancel " + other)).contains("status 409: It ended as DONE.");
    }

    @Test
    void printTheirCurves() {
      registry.on(
          "GET /api/v1/jobs/" + ID + "/curve?series=training",
          200,
          items("{\"step\":1,\"of\":9,\"attempt\":2,\"values\":{\"validationLoss\":0.31}}"));
      assertThat(done("jobs curve " + ID)).containsPattern("1 +9 +2 +\\{\"validationLoss\":0.31}");
    }

    @Test
    void printTheirLogsPageByPage() {
      String logs = "GET /api/v1/jobs/" + ID + "/logs";
      registry.on(
          logs,
          200,
          "{\"items\":[{\"at\":\"t\",\"attempt\":1,\"text\":\"loss 0.31\"}],\"nextCursor\":\"1\"}");
      registry.on(
          logs + "?cursor=1", 200, items("{\"at\":\"t\",\"attempt\":1,\"text\":\"loss 0.30\"}"));
      assertThat(done("jobs logs " + ID)).containsSubsequence("loss 0.31", "loss 0.30");
    }
  }

  @Nested
  class Commands {
    private static final String COMMAND =
        "{\"id\":\"%s\",\"kind\":\"publish-version\",\"status\":\"REFUSED\",\"attempt\":2,\"createdAt\":\"2026-03-01T00:00:00Z\",\"problem\":{\"status\":409,\"rule\":\"current-states\",\"detail\":\"It changed.\"}}"
            .formatted(ID);

    @Test
    void areListedAndShown() {
      registry.on("GET /api/v1/commands?status=REFUSED", 200, items(COMMAND));
      registry.on("GET /api/v1/commands/" + ID, 200, COMMAND);
      assertThat(done("commands list --status refused"))
          .containsPattern(ID + " +publish-version +REFUSED +2 +2026-03-01T00:00:00Z");
      assertThat(done("commands show " + ID))
          .contains("publish-version is REFUSED, attempt 2", "current-states: It changed.");
      assertThat(refused("commands show " + ID.replace('5', '6')))
          .contains("status 404: There is no such thing here.");
    }
  }
}
