// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Documents over HTTP. */
class DocumentApiTest extends DatabaseTest {
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));
  private static final String OF_MODEL = "/api/v1/models/" + MODEL + "/documents/";
  private static final String OF_VERSION = "/api/v1/models/" + MODEL + "/versions/1/documents/";
  private static final String CARD = OF_VERSION + "model-card";
  private static final String REPORT = OF_VERSION + "validation-report";

  /** As a worker writes it: an indented text that ends with a new line. */
  private static final String CARD_TEXT =
      """
      {
        "format" : "concordat-card/1",
        "details" : { "name" : "Card fraud", "library" : "DL4J" },
        "training" : { "kind" : "PRETRAINED", "recipe" : "Adam", "epochsKept" : 3 },
        "testing" : "measured by each bank",
        "usage" : { "intendedUse" : "Alerts", "outOfScope" : "  " }
      }
      """;

  private static final String FINDING =
      """
      {"id": "F-1", "description": "Drift in June", "severity": "HIGH", "owner": "somebody",
       "dueDate": "2026-06-30", "status": "OPEN"}""";

  private static final String CLASSIFICATION =
      """
      {"materialityTier": "LOW", "tierReason": "small book", "purpose": "fraud",
       "aiActClass": "OUT_OF_SCOPE", "aiActReason": "fraud only"}""";

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  private final StateRef versionRef = ref();

  @BeforeEach
  void aPublishedVersion() {
    tables.execute("delete from document_revision");
    tables.execute("delete from finding");
    tables.execute("delete from model_tier");
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 1), ref(), START),
            recorded(
                version(
                    header(OURS, START, null),
                    "card-fraud",
                    1,
                    null,
                    SecureHash.sha256(CARD_TEXT.getBytes(StandardCharsets.UTF_8))),
                versionRef,
                START)));
  }

  private ResultActions as(String token, MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .contentType(MediaType.APPLICATION_JSON));
  }

  private ResultActions read(String address) throws Exception {
    return as(Realm.BANK_A.token("auditor"), get(address));
  }

  private static MockHttpServletRequestBuilder first(String address, String text) {
    return put(address).header(HttpHeaders.IF_NONE_MATCH, "*").content(text);
  }

  private static MockHttpServletRequestBuilder edit(String address, int revision, String text) {
    return put(address).header(HttpHeaders.IF_MATCH, "\"" + revision + "\"").content(text);
  }

  private static String developer() {
    return Realm.BANK_A.tokenOf("developer", "model-developer");
  }

  private static String validator() {
    return Realm.BANK_A.tokenOf("validator", "model-validator");
  }

  private static String approver() {
    return Realm.BANK_A.tokenOf("approver", "model-approver");
  }

  private static String report(String... findings) {
    return "{\"scope\": \"all\", \"findings\": [" + String.join(",", findings) + "]}";
  }

  @Test
  void keepsEachRevisionAsItWasWrittenWithWhoAndWhen() throws Exception {
    Instant before = clock.instant();
    clock.advance(Duration.ofSeconds(1));
    as(developer(), first(CARD, CARD_TEXT))
        .andExpect(status().isCreated())
        .andExpect(header().string(HttpHeaders.ETAG, "\"1\""));
    as(Realm.BANK_A.tokenOf("colleague", "model-developer"), edit(CARD, 1, "{\"details\": 2}"))
        .andExpect(status().isOk())
        .andExpect(header().string(HttpHeaders.ETAG, "\"2\""));

    read(CARD)
        .andExpect(header().string(HttpHeaders.ETAG, "\"2\""))
        .andExpect(jsonPath("$.author").value("colleague"))
        .andExpect(jsonPath("$.content.details").value(2));
    read(CARD + "/revisions")
        .andExpect(jsonPath("$[*].revision", contains(2, 1)))
        .andExpect(jsonPath("$[*].author", contains("colleague", "developer")))
        .andExpect(jsonPath("$[0].writtenAt").isNotEmpty());
    read(CARD + "/revisions/1/text").andExpect(content().string(CARD_TEXT));
    read(CARD + "/revisions/3")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail", containsString("no revision 3 of model-card")));
    read(CARD + "?asOf=" + before).andExpect(status().isNotFound());
    read(CARD + "?asOf=" + clock.instant()).andExpect(jsonPath("$.author").value("colleague"));
  }

  @Test
  void saysWhetherTheDigestStandsOnTheLedger() throws Exception {
    as(developer(), first(CARD, CARD_TEXT))
        .andExpect(jsonPath("$.onLedger").value(true))
        .andExpect(jsonPath("$.ledger[0].field").value("cardDigest"))
        .andExpect(jsonPath("$.ledger[0].state.txId").value(Facts.id(versionRef).txId()));
    as(developer(), edit(CARD, 1, CARD_TEXT + " "))
        .andExpect(jsonPath("$.onLedger").value(false))
        .andExpect(jsonPath("$.ledger", hasSize(0)));
    read(OF_VERSION.substring(0, OF_VERSION.length() - 1))
        .andExpect(jsonPath("$[*].kind", contains("model-card")))
        .andExpect(jsonPath("$[0].onLedger").value(false));
  }

  @Test
  void refusesAnEditOfAnythingButTheRevisionThatStands() throws Exception {
    as(developer(), put(CARD).content("{}")).andExpect(status().isPreconditionRequired());
    as(developer(), edit(CARD, 1, "{}")).andExpect(status().isConflict());
    as(developer(), first(CARD, "{}")).andExpect(status().isCreated());
    as(developer(), edit(CARD, 1, "{\"a\": 1}")).andExpect(status().isOk());

    as(developer(), edit(CARD, 1, "{\"b\": 1}"))
        .andExpect(status().isConflict())
        .andExpect(
            jsonPath("$.detail", containsString("stands at revision 2; what was edited is")));
    as(developer(), first(CARD, "{\"b\": 1}")).andExpect(status().isConflict());
    as(developer(), put(CARD).header(HttpHeaders.IF_MATCH, "2").content("{\"b\": 1}"))
        .andExpect(status().isBadRequest());
    as(developer(), put(CARD).content("{\"b\": 1}")).andExpect(status().isPreconditionRequired());
    read(CARD + "/revisions").andExpect(jsonPath("$", hasSize(2)));
  }

  @Test
  void takesAnEditAgainWhoseAnswerWasLost() throws Exception {
    as(developer(), first(CARD, "{}"));
    as(developer(), first(CARD, "{}")).andExpect(header().string(HttpHeaders.ETAG, "\"1\""));
    as(developer(), edit(CARD, 1, "{\"a\": 1}"));
    as(developer(), edit(CARD, 1, "{\"a\": 1}"))
        .andExpect(status().isOk())
        .andExpect(header().string(HttpHeaders.ETAG, "\"2\""));
  }

  @Test
  void takesOneOfTheEditsThatComeAtOnce() throws Exception {
    as(developer(), first(CARD, "{}"));
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String text = "{\"writer\": " + i + "}";
      answers.add(
          writers.submit(
              () -> as(developer(), edit(CARD, 1, text)).andReturn().getResponse().getStatus()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    writers.shutdown();
    assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
  }

  @Test
  void letsEachRoleWriteItsOwnDocumentsAlone() throws Exception {
    Map<String, List<String>> writers =
        Map.of(
            OF_MODEL + "classification",
            List.of("model-approver", "bank-admin"),
            CARD,
            List.of("model-developer"),
            REPORT,
            List.of("model-validator"),
            OF_VERSION + "conditions-of-use",
            List.of("model-approver", "bank-admin"),
            OF_VERSION + "monitoring-plan",
            List.of("model-approver", "bank-admin"));
    for (String address : writers.keySet()) {
      for (String role :
          List.of(
              "model-developer", "model-validator", "model-approver", "auditor", "bank-admin")) {
        boolean may = writers.getOrDefault(address, List.of()).contains(role);
        as(Realm.BANK_A.tokenOf(role, role), put(address).content("{}"))
            .andExpect(may ? status().isPreconditionRequired() : status().isForbidden());
      }
    }
  }

  @Test
  void keepsTheHandsThatWroteTheCardFromItsValidation() throws Exception {
    String both = Realm.BANK_A.tokenOf("one", "model-developer", "model-validator");
    as(both, first(CARD, CARD_TEXT)).andExpect(status().isCreated());
    as(both, first(REPORT, report()))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("another person must")));
    as(validator(), first(REPORT, report())).andExpect(status().isCreated());
    as(Realm.BANK_A.tokenOf("validator", "model-developer", "model-validator"), edit(CARD, 1, "{}"))
        .andExpect(status().isForbidden());
  }

  @Test
  void keepsFindingsAndWhatBecameOfThem() throws Exception {
    as(validator(), first(REPORT, report(FINDING))).andExpect(status().isCreated());
    String finding = REPORT + "/findings/F-1";
    as(
            validator(),
            patch(finding)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .content("{\"status\": \"CLOSED\"}"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("must say in resolution")));
    String closed = "{\"status\": \"CLOSED\", \"resolution\": \"Trained on June\"}";
    as(validator(), patch(finding).content(closed)).andExpect(status().isPreconditionRequired());
    as(validator(), patch(finding).header(HttpHeaders.IF_MATCH, "\"1\"").content(closed))
        .andExpect(status().isOk())
        .andExpect(header().string(HttpHeaders.ETAG, "\"2\""))
        .andExpect(jsonPath("$.content.findings[0].status").value("CLOSED"))
        .andExpect(jsonPath("$.content.findings[0].dueDate").value("2026-06-30"))
        .andExpect(jsonPath("$.content.scope").value("all"));
    as(validator(), patch(finding).header(HttpHeaders.IF_MATCH, "\"1\"").content(closed))
        .andExpect(status().isConflict());
    as(
            validator(),
            patch(REPORT + "/findings/F-2").header(HttpHeaders.IF_MATCH, "\"2\"").content(closed))
        .andExpect(status().isNotFound());
    as(developer(), patch(finding).header(HttpHeaders.IF_MATCH, "\"2\"").content(closed))
        .andExpect(status().isForbidden());
    read(REPORT + "/revisions/1").andExpect(jsonPath("$.content.findings[0].status").value("OPEN"));
  }

  @Test
  void namesTheFieldThatCannotBeSo() throws Exception {
    Map<String, String> reports =
        Map.of(
            "{}",
            "findings must not be null",
            report(FINDING, FINDING),
            "different ids",
            report(FINDING.replace("HIGH", "SOME")),
            "findings[0].severity must be one of LOW",
            report(FINDING.replace("2026-06-30", "June")),
            "dueDate must be a date",
            report(FINDING.replace("somebody", "")),
            "findings[0].owner must not be blank",
            report(FINDING.replace("OPEN", "ACCEPTED")),
            "must say in resolution",
            report("null"),
            "findings[0]");
    for (Map.Entry<String, String> report : reports.entrySet()) {
      as(validator(), first(REPORT, report.getKey()))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail", containsString(report.getValue())));
    }
    as(approver(), first(OF_MODEL + "classification", CLASSIFICATION.replace("LOW", "1")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            jsonPath(
                "$.detail",
                containsString("materialityTier must be one of LOW, MEDIUM, HIGH; given 1")));
    as(approver(), first(OF_MODEL + "classification", CLASSIFICATION.replace("small book", "")))
        .andExpect(jsonPath("$.detail", containsString("tierReason must not be blank")));
  }

  @Test
  void refusesWhatIsNoDocument() throws Exception {
    for (String text :
        List.of(
            "",
            "[]",
            "null",
            "{",
            "{} {}",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": NaN}",
            "{\"a\":".repeat(60) + "1" + "}".repeat(60))) {
      as(developer(), first(CARD, text))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("a JSON object in UTF-8")));
    }
    as(
            developer(),
            put(CARD).header(HttpHeaders.IF_NONE_MATCH, "*").content(new byte[] {'{', -1, '}'}))
        .andExpect(status().isBadRequest());
    as(developer(), first(CARD, "{\"a\": \"" + "x".repeat(500_000) + "\"}"))
        .andExpect(status().isPayloadTooLarge());
    as(developer(), first(OF_VERSION + "poem", "{}"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail", containsString("it has: model-card")));
    as(developer(), first(OF_MODEL + "model-card", "{}")).andExpect(status().isNotFound());
    as(developer(), first(CARD.replace("versions/1", "versions/2"), "{}"))
        .andExpect(status().isNotFound());
    read(CARD).andExpect(status().isNotFound());
  }

  @Test
  void namesTheFieldsThatAreMissing() throws Exception {
    read(OF_VERSION + "completeness")
        .andExpect(jsonPath("$.tier").doesNotExist())
        .andExpect(jsonPath("$.missing[*].id", hasItems("purpose.tier", "monitoring.killSwitch")))
        .andExpect(
            jsonPath(
                "$.present[*].id",
                hasItems("identity.weightsDigest", "data.commitment", "development.environment")));

    as(approver(), first(OF_MODEL + "classification", CLASSIFICATION));
    as(developer(), first(CARD, CARD_TEXT));
    as(validator(), first(REPORT, report()));
    read(OF_VERSION + "completeness")
        .andExpect(jsonPath("$.tier").value("LOW"))
        .andExpect(
            jsonPath(
                "$.present[*].id",
                hasItems(
                    "purpose.tier",
                    "purpose.intendedUse",
                    "development.method",
                    "validation.findings")))
        .andExpect(
            jsonPath(
                "$.missing[*].id",
                hasItems(
                    "purpose.prohibitedUse",
                    "testing.holdout",
                    "decision.votes",
                    "monitoring.metrics",
                    "decision.conditions")))
        .andExpect(jsonPath("$.missing[*].id", not(hasItem("monitoring.killSwitch"))))
        .andExpect(
            jsonPath("$.missing[?(@.id == 'testing.holdout')].path", contains("/testing/holdout")));
  }
}
