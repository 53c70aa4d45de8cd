// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is typed to ask a registry about models. */
class ModelsCommandTest extends RegistryCommandTest {
  @Nested
  class Models {
    @Test
    void areListedInATable() {
      assertThat(done("models list"))
          .containsPattern("NAME +OWNER +PURPOSE +VERSIONS +MODEL")
          .containsPattern("card-fraud +BankA +fraud +2 +" + MODEL_A);
      assertThat(registry.requests("GET /api/v1/models").get(0).authorization())
          .isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void areShownAsTheRegistryHasThem() throws IOException {
      JsonNode shown = new ObjectMapper().readTree(done("models list --json"));
      assertThat(shown).hasSize(1);
      assertThat(shown.get(0).path("modelId").asText()).isEqualTo(MODEL_A);
    }

    @Test
    void areAskedForByWhomeverIsNamed() {
      done("models list --as developer");
      assertThat(
              keycloak.requests("POST /realms/BankA/protocol/openid-connect/token").get(0).body())
          .contains("username=developer");
      assertThat(refused("models list --as nobody")).contains("nobody");
    }

    @Test
    void sayHowToStartARegistryThatIsAway() {
      registry.close();
      assertThat(refused("models list"))
          .contains("Nobody answers at " + registry.address())
          .contains("./concordat up");
    }
  }

  @Nested
  class Champions {
    @BeforeEach
    void twoBanksUseOneName() {
      registry.on(MODELS, 200, items(model(MODEL_A, BANK_A, 2), model(MODEL_B, BANK_B, 7)));
      registry.on("GET " + VERSION_OF_A, 200, version(MODEL_A, 2));
      registry.on("GET " + VERSION_OF_A + "/approvals", 200, "[]");
      registry.on("GET " + VERSION_OF_A + "/evaluations", 200, "[]");
    }

    @Test
    void sayWhichOfSeveralModelsIsMeant() {
      registry.on(
          CHAMPION,
          200,
          "{\"adoption\":{\"version\":{\"modelId\":\"" + MODEL_A + "\",\"version\":2}}}");
      assertThat(done("models show card-fraud@champion"))
          .contains("card-fraud:2 of BankA, APPROVED since 2026-03-01T00:00:00Z");
    }

    @Test
    void areMissedInASentence() {
      registry.on(CHAMPION, 404, "{\"detail\":\"BankA had no champion for fraud.\"}");
      assertThat(refused("models show card-fraud@champion"))
          .contains("No version of card-fraud is champion of BankA, for [fraud].");
    }

    @Test
    void ofOtherModelsDoNotCount() {
      registry.on(CHAMPION, 200, "{\"adoption\":{\"version\":{\"modelId\":\"cc\",\"version\":2}}}");
      assertThat(refused("models show card-fraud@champion")).contains("No version of card-fraud");
    }

    @Test
    void ofTwoPurposesMustBeToldApart() {
      registry.on(
          MODELS.replace("card-fraud", "twice"),
          200,
          items(
              model(MODEL_A, BANK_A, 2),
              model(MODEL_B, BANK_B, 7).replace("fraud\",\"last", "risk\",\"last")));
      registry.on(
          CHAMPION,
          200,
          "{\"adoption\":{\"version\":{\"modelId\":\"" + MODEL_A + "\",\"version\":2}}}");
      registry.on(
          CHAMPION.replace("fraud", "risk"),
          200,
          "{\"adoption\":{\"version\":{\"modelId\":\"" + MODEL_B + "\",\"version\":7}}}");
      assertThat(refused("models show twice@champion"))
          .contains("card-fraud:2 of BankA", "card-fraud:7 of BankB", "--owner");
      assertThat(done("models show twice@champion --owner BankA")).contains("card-fraud:2");
    }

    @Test
    void areNoHelpWhereNoneIsAskedFor() {
      assertThat(refused("models show card-fraud"))
          .contains("2 models are called card-fraud, of [BankA, BankB]: name one's --owner.");
      assertThat(done("models show card-fraud:2 --owner BankA")).contains("card-fraud:2 of BankA");
      assertThat(refused("models show card-fraud:2 --owner BankC"))
          .contains("No model of BankC is called card-fraud.");
    }
  }
}
