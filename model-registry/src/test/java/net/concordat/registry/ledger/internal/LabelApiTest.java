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
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.crypto.SecureHash;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What versions are known by, and what is asked of all documents together. */
class LabelApiTest extends DatabaseTest {
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));
  private static final String REPORT = "/documents/validation-report";

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private DataSource database;
  @Autowired private JavaMigration earlierDocuments;

  private final ModelVersionState first = version(header(OURS, START, null), "card-fraud", 1, null);
  private final ModelVersionState second =
      version(header(OURS, START.plusSeconds(1), null), "card-fraud", 2, null);

  @BeforeEach
  void publish() {
    for (String table : List.of("document_revision", "finding", "model_tier")) {
      tables.execute("delete from " + table);
    }
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 2), ref(), START),
            recorded(first, ref(), START),
            recorded(second, ref(), START),
            recorded(version(header(OURS, START, null), "credit", 1, null), ref(), START)));
  }

  private ResultActions as(String role, MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.tokenOf(role, role))
            .contentType(MediaType.APPLICATION_JSON));
  }

  private ResultActions ask(String address, Object... values) throws Exception {
    return as("auditor", get(address, values));
  }

  private void promote(AliasRegisterState register, AdoptionState... adoptions) {
    List<RecordedState> states = new ArrayList<>();
    for (AdoptionState adoption : adoptions) {
      states.add(recorded(adoption, ref(), START));
    }
    states.add(recorded(register, ref(), START));
    project(states);
  }

  private static AdoptionState adoption(UUID id, ModelVersionState version) {
    return new AdoptionState(
        header(OURS, START.plusSeconds(90), null),
        BANK,
        id,
        version.id(),
        BANK,
        "fraud",
        null,
        SecureHash.sha256("evidence"),
        START.plusSeconds(1_000_000),
        AdoptionStatus.APPROVED);
  }

  @Test
  void givesOneAdoptionAsItStandsAndNoneThatThereIsNotOrWasNotThen() throws Exception {
    UUID used = UUID.randomUUID();
    promote(
        new AliasRegisterState(header(OURS, START, null), BANK, List.of()), adoption(used, first));
    ask("/api/v1/adoptions/{id}", used)
        .andExpect(jsonPath("$.adoptionId").value(used.toString()))
        .andExpect(jsonPath("$.version.version").value(1));
    ask("/api/v1/adoptions/{id}?asOf={before}", used, START).andExpect(status().isNotFound());
    ask("/api/v1/adoptions/{id}", UUID.randomUUID()).andExpect(status().isNotFound());
    ask("/api/v1/adoptions/champion").andExpect(status().isBadRequest());
  }

  private void classify(String modelId, String tier) throws Exception {
    as(
            "model-approver",
            put("/api/v1/models/{id}/documents/classification", modelId)
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .content(
                    """
                    {"materialityTier": "%s", "tierReason": "small book", "purpose": "fraud",
                     "aiActClass": "OUT_OF_SCOPE", "aiActReason": "fraud only"}"""
                        .formatted(tier)))
        .andExpect(status().isCreated());
  }

  private static String finding(String id, String owner, String due, String description) {
    return """
        {"id": "%s", "description": "%s", "severity": "HIGH", "owner": "%s", "dueDate": "%s",
         "status": "OPEN"}"""
        .formatted(id, description, owner, due);
  }

  private ResultActions report(int version, String... findings) throws Exception {
    return as(
        "model-validator",
        put("/api/v1/models/{id}/versions/{n}" + REPORT, MODEL, version)
            .header(HttpHeaders.IF_NONE_MATCH, "*")
            .content("{\"findings\": [" + String.join(",", findings) + "]}"));
  }

  @Test
  void showsAndFindsVersionsByAliasAndTierAlsoAsTheyStood() throws Exception {
    UUID champion = UUID.randomUUID();
    UUID challenger = UUID.randomUUID();
    promote(
        new AliasRegisterState(
            header(OURS, START.plusSeconds(90), null),
            BANK,
            List.of(new Alias("fraud", champion, List.of(challenger)))),
        adoption(champion, first),
        adoption(challenger, second));
    classify(MODEL, "HIGH");

    ask("/api/v1/versions?alias=champion")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].version.version").value(1))
        .andExpect(jsonPath("$.items[0].tier").value("HIGH"))
        .andExpect(jsonPath("$.items[0].purpose").value("fraud"))
        .andExpect(jsonPath("$.items[0].aliases[0].alias").value("champion"))
        .andExpect(jsonPath("$.items[0].aliases[0].member").value("O=BankA, L=London, C=GB"));
    ask("/api/v1/versions?alias=challenger&q=card&status=PENDING_APPROVAL&tier=HIGH")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].version.version").value(2));
    ask("/api/v1/versions?alias=champion&asOf=2026-03-02T12:01:29Z")
        .andExpect(jsonPath("$.items", hasSize(0)));
    ask("/api/v1/versions?tier=HIGH").andExpect(jsonPath("$.items", hasSize(2)));
    ask("/api/v1/versions?tier=LOW").andExpect(jsonPath("$.items", hasSize(0)));
    ask("/api/v1/versions")
        .andExpect(jsonPath("$.items", hasSize(3)))
        .andExpect(jsonPath("$.items[?(@.tier)]", hasSize(2)));
    ask("/api/v1/versions?alias=winner")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("champion or challenger")));
    ask("/api/v1/models/{id}/versions/1", MODEL)
        .andExpect(jsonPath("$.modelName").value("card-fraud"))
        .andExpect(jsonPath("$.tier").value("HIGH"))
        .andExpect(jsonPath("$.aliases", hasSize(1)))
        .andExpect(jsonPath("$.status").value("PENDING_APPROVAL"));
  }

  @Test
  void findsTheFindingsOfAllReportsAsTheyStandTheFirstDueFirst() throws Exception {
    report(
            1,
            finding("F-1", "nina", "2026-06-30", "Drift"),
            finding("F-2", "otto", "2026-05-31", "Bias"))
        .andExpect(status().isCreated());
    report(2, finding("F-1", "nina", "2026-04-30", "Leak")).andExpect(status().isCreated());
    as(
            "model-validator",
            patch("/api/v1/models/{id}/versions/1" + REPORT + "/findings/F-1", MODEL)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .content("{\"status\": \"CLOSED\", \"resolution\": \"Trained anew\"}"))
        .andExpect(status().isOk());

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      String page =
          (cursor == null
                  ? ask("/api/v1/findings?limit=1")
                  : ask("/api/v1/findings?limit=1&cursor={cursor}", cursor))
              .andReturn()
              .getResponse()
              .getContentAsString();
      seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].description"));
      cursor = JsonPath.<List<String>>read(page, "$..nextCursor").stream().findFirst().orElse(null);
    } while (cursor != null);
    assertThat(seen).containsExactly("Leak", "Bias", "Drift");
    ask("/api/v1/findings?status=OPEN&owner=nina")
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].version").value(2));
    ask("/api/v1/findings?dueBefore=2026-05-31").andExpect(jsonPath("$.items", hasSize(1)));
    ask("/api/v1/findings?dueBefore=2026-13-01").andExpect(status().isBadRequest());
    ask("/api/v1/findings?cursor=nonsense").andExpect(status().isBadRequest());
  }

  @Test
  void keepsOfHostileTextWhatEveryDatabaseCanAndRefusesDaysBeyondAllYears() throws Exception {
    report(1, finding("F-1", "a\\u0000b", "2026-06-30", "\\ud800" + "x".repeat(2_000)))
        .andExpect(status().isCreated());
    ask("/api/v1/findings")
        .andExpect(jsonPath("$.items[0].owner").value("a b"))
        .andExpect(jsonPath("$.items[0].description").value("?" + "x".repeat(999)));
    report(2, finding("F-1", "nina", "+999999999-12-31", "Late"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("dueDate")));
  }

  @Test
  void readsWhatWasWrittenBeforeItKeptTiersAndFindings() throws Exception {
    classify(MODEL, "MEDIUM");
    report(1, finding("F-1", "nina", "2026-06-30", "Drift"));
    tables.execute("delete from finding");
    tables.execute("delete from model_tier");
    try (var connection = database.getConnection()) {
      earlierDocuments.migrate(
          new Context() {
            @Override
            public Configuration getConfiguration() {
              throw new UnsupportedOperationException("Not asked");
            }

            @Override
            public java.sql.Connection getConnection() {
              return connection;
            }
          });
    }
    ask("/api/v1/findings").andExpect(jsonPath("$.items[0].description").value("Drift"));
    ask("/api/v1/versions?tier=MEDIUM").andExpect(jsonPath("$.items", hasSize(2)));
  }
}
