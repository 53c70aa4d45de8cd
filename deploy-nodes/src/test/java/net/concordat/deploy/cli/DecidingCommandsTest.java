// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import net.concordat.deploy.people.PasskeyFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people decide at the command line, and what a registry is told of it. */
class DecidingCommandsTest extends RegistryCommandTest {
  private static final String OF_BANK_A = "member=O%3DBankA%2C+L%3DLondon%2C+C%3DGB";
  private static final String ADOPTION = "7d1f77c5-ca10-4c0e-a96b-0d4b7bd0b3ee";
  private static final UUID PERSON = new UUID(0, 7);

  @BeforeEach
  void hire() throws IOException {
    for (String user : List.of("validator", "approver", "admin")) {
      Files.writeString(folder.resolve("identity/BankA/users").resolve(user), PASSWORD);
    }
    registry.on(
        "GET /api/v1/consortium",
        200,
        "{\"charter\":{\"members\":[{\"name\":\"%s\",\"origins\":[\"https://a.example\"]}]}}"
            .formatted(BANK_A));
    new PasskeyFolder(folder.resolve("people/BankA")).create("validator", PERSON);
  }

  private static String ballot(String role, String verdict) {
    return "{\"role\":\"%s\",\"verdict\":\"%s\",\"code\":\"AAAA-BBBB-CCCC\",\"words\":\"I %s, as %s\",\"publicKey\":{\"challenge\":\"%s\",\"rpId\":\"a.example\"}}"
        .formatted(role, verdict, verdict, role, "A".repeat(43));
  }

  private static String proposal(String kind, String more) {
    return "{\"proposalId\":\"%s\",\"member\":\"%s\",\"status\":\"ACCEPTED\",\"since\":\"2026-03-01T00:00:00Z\",\"requiredRoles\":[\"MODEL_VALIDATOR\",\"MODEL_APPROVER\"],\"subject\":{\"kind\":\"%s\"%s}}"
        .formatted(ID, BANK_A, kind, more);
  }

  private static String decided(String proposal) {
    return "{\"proposal\":%s,\"decisions\":[{\"decidedAt\":\"2026-03-01T00:00:00Z\",\"decision\":{\"role\":\"MODEL_VALIDATOR\",\"personId\":\"%s\"}}]}"
        .formatted(proposal, PERSON);
  }

  @Nested
  class Answers {
    @BeforeEach
    void ask() {
      registry.on(
          "GET /api/v1/proposals/" + ID + "/ballots",
          200,
          "["
              + String.join(
                  ",",
                  ballot("MODEL_VALIDATOR", "APPROVE"),
                  ballot("MODEL_APPROVER", "REJECT"),
                  ballot("MODEL_APPROVER", "APPROVE"))
              + "]");
      registry.on("GET /api/v1/proposals/" + ID, 200, decided(proposal("Adopt", "")));
      registry.on("POST /api/v1/proposals/" + ID + "/decisions", 201, hasItsEnd("{}"));
    }

    private JsonNode told() throws IOException {
      return registry.requests("POST /api/v1/proposals/" + ID + "/decisions").get(0).json();
    }

    @Test
    void areGivenInARoleThatIsStillAskedForAndCarriedOut() throws IOException {
      registry.on(
          "POST /api/v1/proposals/" + ID + "/carrying-out",
          201,
          "{\"id\":\"%s\",\"status\":\"DONE\",\"state\":{\"txId\":\"77ab\"}}".formatted(ID));
      CommandRun run = run("decide --as validator --yes --proposal " + ID);
      assertThat(run.err()).contains("validator is about to sign", "I APPROVE, as MODEL_APPROVER");
      assertThat(run.out()).contains("Carried out, in transaction 77ab");
      assertThat(told().path("role").asText()).isEqualTo("MODEL_APPROVER");
      assertThat(told().at("/credential/response/signature").asText()).isNotEmpty();
    }

    @Test
    void waitForOthersWhereTooFewHaveDecided() {
      registry.on(
          "POST /api/v1/proposals/" + ID + "/carrying-out",
          409,
          "{\"status\":409,\"rule\":\"people-decided\",\"detail\":\"Two people decide.\"}");
      assertThat(done("decide --as validator --yes --proposal " + ID))
          .contains("It waits for others: Two people decide.");
    }

    @Test
    void endAProposalWhereSomebodyRefuses() throws IOException {
      assertThat(done("decide --as validator --refuse --yes --proposal " + ID))
          .contains("is REJECTED")
          .doesNotContain("Carried out");
      assertThat(told().path("verdict").asText()).isEqualTo("REJECT");
    }

    @Test
    void areOfSomebodyWhoIsNamedAndHasAPasskey() {
      assertThat(refused("decide --proposal " + ID)).contains("Name somebody with --as");
      assertThat(refused("decide --as approver --proposal " + ID))
          .contains("Nobody called approver");
      assertThat(registry.lines()).noneMatch(line -> line.startsWith("POST"));
    }
  }

  @Nested
  class Champions {
    private static final String TERMS =
        ",\"version\":{\"modelId\":\"%s\",\"version\":2},\"purpose\":\"fraud\",\"evidenceDigest\":\"e\",\"expiresAt\":\"2027-01-01T00:00:00Z\""
            .formatted(MODEL_A);

    private void stands(String status) {
      registry.on(
          CHAMPION,
          200,
          "{\"adoption\":{\"adoptionId\":\"%s\",\"member\":\"%s\",\"owner\":\"%s\",\"status\":\"%s\"%s}}"
              .formatted(ADOPTION, BANK_A, BANK_A, status, TERMS));
      registry.on("GET " + VERSION_OF_A, 200, version(MODEL_A, 2));
      registry.on(
          "GET /api/v1/proposals?" + OF_BANK_A + "&status=ACCEPTED",
          200,
          items(
              proposal("Adopt", TERMS),
              proposal("Promote", ",\"adoptionId\":\"" + ADOPTION + "\""),
              proposal("Promote", ",\"adoptionId\":\"" + ID + "\"")));
      registry.on(
          "GET /api/v1/proposals/" + ID + "?" + OF_BANK_A, 200, decided(proposal("Adopt", "")));
    }

    @Test
    void areShownWithWhoAdoptedAndPromotedThem() {
      stands("APPROVED");
      assertThat(done("promote show --purpose fraud"))
          .contains("card-fraud:2 of BankA", "it might be used", "conditions: none")
          .containsOnlyOnce("adopt at 2026-03-01T00:00:00Z, by")
          .containsOnlyOnce("promote at 2026-03-01T00:00:00Z, by")
          .contains(PERSON + ", as MODEL_VALIDATOR");
    }

    @Test
    void mustNotBeUsedWhileSuspended() {
      stands("SUSPENDED");
      assertThat(done("promote show --purpose fraud")).contains("it must not be used");
    }

    @Test
    void mayBeMissing() {
      registry.on(CHAMPION, 404, "{\"status\":404,\"detail\":\"BankA had none.\"}");
      assertThat(done("promote show --purpose fraud")).contains("no champion: BankA had none.");
    }
  }

  @Nested
  class Budgets {
    private static final String SPENDS = "POST /api/v1/budgets/card%20data/ROW/spends";

    @Test
    void areSpentInTheLedgersWholeNumbers() throws IOException {
      registry.on(SPENDS, 201, hasItsEnd("{\"epsilonMillionths\":1500000}"));
      assertThat(
              run(
                      "budget spend --unit row --sampling 0.01 --noise 1.1 --steps 1000 --yes --artifact aa --data bb",
                      "--domain",
                      "card data")
                  .out())
          .contains("Spent: epsilon 1.5. The publication names it by " + ID);
      JsonNode mechanism = registry.requests(SPENDS).get(0).json().path("mechanism");
      assertThat(mechanism.path("samplingProbabilityTrillionths").asLong())
          .isEqualTo(10_000_000_000L);
      assertThat(mechanism.path("noiseMultiplierMillionths").asLong()).isEqualTo(1_100_000);
    }

    @Test
    void areNotOpenedUnlessSomebodyWantsThat() {
      InputStream in = System.in;
      try {
        System.setIn(InputStream.nullInputStream());
        assertThat(
                run("budget open --domain cards --unit row --units 5 --delta 1e-3 --cap 1").err())
            .contains("The node of BankA is about to sign", "Nothing is signed.");
      } finally {
        System.setIn(in);
      }
      assertThat(registry.lines()).isEmpty();
    }
  }
}
