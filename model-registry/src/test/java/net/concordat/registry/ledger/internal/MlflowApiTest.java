// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What MLflow's clients ask, and in which shape they are answered: that of MLflow's REST API. */
class MlflowApiTest extends DatabaseTest {
  private static final String MODEL_ID = Facts.hex(SecureHash.sha256("card-fraud"));
  private static final long PUBLISHED = START.toEpochMilli();

  @Autowired private MockMvc http;

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get("/api/2.0/mlflow/" + address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  @BeforeEach
  void publishTwoVersionsAndAdoptTheFirst() {
    ModelVersionState first = version(header(OURS, START, null), "card-fraud", 1, null);
    ModelVersionState second =
        version(header(OURS, START.plusSeconds(60), null), "card-fraud", 2, null);
    StateRef pending = ref();
    UUID adoption = UUID.randomUUID();
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 2), ref(), START),
            recorded(model(header(OURS, START, null), "credit-risk", 0), ref(), START),
            recorded(first, pending, START),
            recorded(
                first.decided(
                    header(OURS, START.plusSeconds(30), pending),
                    VersionStatus.APPROVED,
                    List.of()),
                ref(),
                START),
            recorded(second, ref(), START),
            recorded(
                new AdoptionState(
                    header(OURS, START.plusSeconds(90), null),
                    BANK,
                    adoption,
                    first.id(),
                    BANK,
                    "fraud",
                    null,
                    SecureHash.sha256("evidence"),
                    START.plusSeconds(1_000_000),
                    AdoptionStatus.APPROVED),
                ref(),
                START),
            recorded(
                new AliasRegisterState(
                    header(OURS, START.plusSeconds(90), null),
                    BANK,
                    List.of(new Alias("fraud", adoption, List.of()))),
                ref(),
                START)));
  }

  private static String firstVersion() {
    return """
        {"name": "card-fraud", "version": "1", "creation_timestamp": %1$d,
         "last_updated_timestamp": %2$d, "current_stage": "None", "source": "sha256:%3$s",
         "run_id": "", "status": "READY", "status_message": "APPROVED on the ledger",
         "tags": [{"key": "concordat.modelId", "value": "%4$s"},
                  {"key": "concordat.owner", "value": "O=BankA, L=London, C=GB"},
                  {"key": "concordat.status", "value": "APPROVED"},
                  {"key": "concordat.dataDomain", "value": "card-transactions"}],
         "aliases": ["champion"]}
        """
        .formatted(
            PUBLISHED, PUBLISHED + 30_000, Facts.hex(SecureHash.sha256("card-fraud1")), MODEL_ID);
  }

  @Test
  void getsAModelWithItsNewestVersionAndAliases() throws Exception {
    ask("registered-models/get?name=card-fraud")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.registered_model.name").value("card-fraud"))
        .andExpect(jsonPath("$.registered_model.creation_timestamp").value(PUBLISHED))
        .andExpect(jsonPath("$.registered_model.latest_versions[0].version").value("2"))
        .andExpect(
            jsonPath("$.registered_model.latest_versions[0].status").value("PENDING_REGISTRATION"))
        .andExpect(jsonPath("$.registered_model.aliases[0].alias").value("champion"))
        .andExpect(jsonPath("$.registered_model.aliases[0].version").value("1"));
    ask("registered-models/get?name={id}", MODEL_ID)
        .andExpect(jsonPath("$.registered_model.name").value("card-fraud"));
  }

  @Test
  void getsAVersionByNumberAndByAlias() throws Exception {
    String answer = "{\"model_version\": " + firstVersion() + "}";
    ask("model-versions/get?name=card-fraud&version=1")
        .andExpect(content().json(answer, JsonCompareMode.STRICT));
    ask("registered-models/alias?name=card-fraud&alias=champion")
        .andExpect(content().json(answer, JsonCompareMode.STRICT));
  }

  @Test
  void searchesModelsByNameAndPattern() throws Exception {
    String search = "registered-models/search?filter={filter}";
    ask(search, "name = 'card-fraud'")
        .andExpect(jsonPath("$.registered_models", hasSize(1)))
        .andExpect(jsonPath("$.next_page_token").doesNotExist());
    ask(search, "name LIKE 'card%'").andExpect(jsonPath("$.registered_models", hasSize(1)));
    ask(search, "name like 'CARD%'").andExpect(jsonPath("$.registered_models", hasSize(0)));
    ask(search, "name ILIKE '%RISK'").andExpect(jsonPath("$.registered_models", hasSize(1)));
    ask(search, "name LIKE 'card\\'").andExpect(jsonPath("$.registered_models", hasSize(0)));
    ask("registered-models/search?order_by=name ASC")
        .andExpect(jsonPath("$.registered_models[*].name", hasSize(2)));
  }

  @Test
  void searchesVersionsTheNewestFirstPageByPage() throws Exception {
    String page =
        ask("model-versions/search?filter={filter}&max_results=1", "name='card-fraud'")
            .andExpect(jsonPath("$.model_versions[0].version").value("2"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    ask(
            "model-versions/search?filter={filter}&max_results=1&page_token={token}",
            "name='card-fraud'",
            JsonPath.<String>read(page, "$.next_page_token"))
        .andExpect(
            content()
                .json("{\"model_versions\": [" + firstVersion() + "]}", JsonCompareMode.STRICT));
    ask("model-versions/search?filter={filter}", "name='credit-risk'")
        .andExpect(jsonPath("$.model_versions", hasSize(0)));
  }

  @Test
  void saysWhatIsMissingInMlflowsWords() throws Exception {
    ask("registered-models/get?name=none")
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(MediaType.APPLICATION_JSON))
        .andExpect(
            content()
                .json(
                    """
                    {"error_code": "RESOURCE_DOES_NOT_EXIST",
                     "message": "Registered Model with name=none not found"}
                    """,
                    JsonCompareMode.STRICT));
    ask("model-versions/get?name=card-fraud&version=9")
        .andExpect(status().isNotFound())
        .andExpect(
            jsonPath("$.message").value("Model Version (name=card-fraud, version=9) not found"));
    ask("registered-models/alias?name=card-fraud&alias=production")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.error_code").value("INVALID_PARAMETER_VALUE"))
        .andExpect(jsonPath("$.message").value("Registered model alias production not found."));
  }

  @Test
  void refusesWhatItDoesNotUnderstandInMlflowsShape() throws Exception {
    for (String address :
        List.of(
            "registered-models/get",
            "registered-models/search?filter=tags.a = 'b'",
            "registered-models/search?filter=name = 'a' OR 1 = 1",
            "registered-models/search?order_by=last_updated_timestamp DESC",
            "registered-models/search?max_results=0",
            "registered-models/search?max_results=many",
            "registered-models/search?page_token=nonsense",
            "model-versions/search?page_token=WyJhIiwiYiIsImMiXQ",
            "model-versions/get?name=card-fraud&version=first")) {
      ask(address)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.error_code").value("INVALID_PARAMETER_VALUE"))
          .andExpect(jsonPath("$.message").isNotEmpty());
    }
  }

  @Test
  void asksForTheIdWhereBanksUseOneName() throws Exception {
    RegisteredModelState twin =
        new RegisteredModelState(
            header(OURS, START, null),
            SecureHash.sha256("twin"),
            "card-fraud",
            LedgerSamples.party("BankB", "Paris", "FR"),
            "fraud",
            0);
    project(List.of(recorded(twin, ref(), START)));
    ask("registered-models/get?name=card-fraud")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.message", containsString(MODEL_ID)));
    ask("registered-models/get?name={id}", MODEL_ID).andExpect(status().isOk());
  }
}
