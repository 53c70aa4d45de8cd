// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static net.concordat.registry.ledger.internal.PrivateSamples.decision;
import static net.concordat.registry.ledger.internal.PrivateSamples.evaluation;
import static net.concordat.registry.ledger.internal.PrivateSamples.review;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a page tells of each thing in a list is asked for at once. */
class ListApiTest extends DatabaseTest {
  private static final UUID VALIDATOR = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final Party OTHER = LedgerSamples.party("BankB", "Frankfurt", "DE");
  private static final String NOTHING = "0".repeat(64);

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;

  private final ModelVersionState cards = version(header(OURS, START, null), "card-fraud", 1, null);
  private final ModelVersionState loans = version(header(OURS, START, null), "loans", 3, null);
  private final StateRef cardsRef = ref();

  @BeforeEach
  void twoModels() {
    tables.execute("delete from document_revision");
    tables.execute("delete from finding");
    tables.execute("delete from model_tier");
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 1), ref(), START),
            recorded(model(header(OURS, START, null), "loans", 3), ref(), START),
            recorded(cards, cardsRef, START),
            recorded(loans, ref(), START)));
  }

  private ResultActions ask(String address, Object... values) throws Exception {
    return http.perform(
        get(address, values)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")));
  }

  private static String id(String model) {
    return Facts.hex(SecureHash.sha256(model));
  }

  private static String number(String model, int version) {
    return id(model) + "/" + version;
  }

  @Test
  void tellsOfEachProposalWhoDecided() throws Exception {
    ProposalState first = review(cards, cardsRef);
    ProposalState second = review(cards, cardsRef);
    StateRef firstRef = ref();
    project(
        List.of(
            recorded(first, firstRef, START),
            recorded(second, ref(), START),
            recorded(
                decision(first, firstRef, VALIDATOR, Role.MODEL_VALIDATOR, START.plusSeconds(10)),
                ref(),
                START)));
    String of = "$.items[?(@.proposalId == '%s')].decisions[*].decision.personId";

    ask("/api/v1/proposals")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath(of.formatted(first.getProposalId()), contains(VALIDATOR.toString())))
        .andExpect(jsonPath(of.formatted(second.getProposalId()), hasSize(0)))
        .andExpect(jsonPath("$.items[*].decisions[*].decidedAt", contains("2026-03-02T12:00:10Z")));
    ask("/api/v1/proposals?asOf=2026-03-02T12:00:09Z")
        .andExpect(jsonPath("$.items[*].decisions[*]", hasSize(0)));
    ask("/api/v1/proposals?ids={second},{nobodys}", second.getProposalId(), VALIDATOR)
        .andExpect(jsonPath("$.items[*].proposalId", contains(second.getProposalId().toString())));
    ask("/api/v1/proposals?status=REJECTED&ids={second}", second.getProposalId())
        .andExpect(jsonPath("$.items", hasSize(0)));
  }

  @Test
  void tellsOfEachGrantWhatWasSignedForUnderIt() throws Exception {
    UUID delivered = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    project(
        List.of(
            recorded(grant(delivered), ref(), START),
            recorded(grant(other), ref(), START),
            recorded(
                new DeliveryReceiptState(
                    header(OURS, START.plusSeconds(10), null),
                    delivered,
                    cards.id(),
                    LedgerSamples.BANK,
                    OTHER,
                    SecureHash.sha256("bytes")),
                ref(),
                START)));
    String of = "$.items[?(@.grantId == '%s')].receipts[*].computedDigest";

    ask("/api/v1/grants")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(
            jsonPath(of.formatted(delivered), contains(Facts.hex(SecureHash.sha256("bytes")))))
        .andExpect(jsonPath(of.formatted(other), hasSize(0)));
    ask("/api/v1/grants?asOf=2026-03-02T12:00:09Z")
        .andExpect(jsonPath("$.items", hasSize(2)))
        .andExpect(jsonPath("$.items[*].receipts[*]", hasSize(0)));
  }

  @Test
  void findsGrantsThatEndInASpanOfTime() throws Exception {
    UUID soon = UUID.randomUUID();
    Instant end = cards.getPolicy().getTerms().getExpiresAt();
    project(List.of(recorded(grant(soon), ref(), START)));
    String span = "/api/v1/grants?endsFrom={from}&endsBefore={before}";
    ask(span, end, end.plusSeconds(1))
        .andExpect(jsonPath("$.items[*].grantId", contains(soon.toString())));
    ask(span, end.minusSeconds(9), end).andExpect(jsonPath("$.items", hasSize(0)));
    ask(span, end.plusSeconds(1), end.plusSeconds(9)).andExpect(jsonPath("$.items", hasSize(0)));
    ask("/api/v1/grants?endsBefore=tomorrow").andExpect(status().isBadRequest());
  }

  private GrantState grant(UUID id) {
    return new GrantState(
        header(OURS, START, null),
        id,
        cards.id(),
        VersionStatus.PENDING_APPROVAL,
        LedgerSamples.BANK,
        OTHER,
        GrantKind.REVIEW,
        cards.getPolicy().getTerms(),
        GrantStatus.ACTIVE,
        null);
  }

  @Test
  void findsTheModelsAndVersionsThatAreNamed() throws Exception {
    publishVersion("wires");
    ask("/api/v1/models?ids={one},{nobodys}", id("loans"), NOTHING)
        .andExpect(jsonPath("$.items[*].name", contains("loans")));
    ask("/api/v1/models?name=card-fraud&ids={one}", id("loans"))
        .andExpect(jsonPath("$.items", hasSize(0)));
    ask(
            "/api/v1/versions?versions={one},{other},{nobodys}",
            number("card-fraud", 1),
            number("loans", 3),
            number("loans", 1))
        .andExpect(
            jsonPath(
                "$.items[*].version.modelId", containsInAnyOrder(id("card-fraud"), id("loans"))))
        .andExpect(jsonPath("$.items[*].modelName", containsInAnyOrder("card-fraud", "loans")));
    ask("/api/v1/versions?modelId={one}&versions={other}", id("card-fraud"), number("loans", 3))
        .andExpect(jsonPath("$.items", hasSize(0)));
  }

  @Test
  void saysOfSeveralVersionsWhatOfTheirRecordsIsMissing() throws Exception {
    project(List.of(recorded(evaluation(OTHER, loans, 1, 900_000, START), ref(), START)));
    write(
        "model-approver",
        "/api/v1/models/" + id("loans") + "/documents/classification",
        """
        {"materialityTier": "LOW", "tierReason": "small book", "purpose": "fraud",
         "aiActClass": "OUT_OF_SCOPE", "aiActReason": "fraud only"}""");
    write(
        "model-validator",
        "/api/v1/models/" + id("loans") + "/versions/3/documents/validation-report",
        """
        {"scope": "all", "findings": [{"id": "F-1", "description": "Drift", "severity": "HIGH",
         "owner": "somebody", "dueDate": "2026-06-30", "status": "OPEN"}]}""");

    ask(
            "/api/v1/completeness?versions={one},{nobodys},{other}",
            number("loans", 3),
            number("loans", 4),
            number("card-fraud", 1))
        .andExpect(jsonPath("$[*].modelId", contains(id("loans"), id("card-fraud"))))
        .andExpect(jsonPath("$[*].version", contains(3, 1)))
        .andExpect(jsonPath("$[0].tier").value("LOW"))
        .andExpect(jsonPath("$[0].present[*].id", hasItem("validation.findings")))
        .andExpect(jsonPath("$[0].missing[*].id", not(hasItem("monitoring.killSwitch"))))
        .andExpect(jsonPath("$[1].tier").doesNotExist())
        .andExpect(jsonPath("$[1].missing[*].id", hasItem("validation.findings")));
    String alone =
        ask("/api/v1/models/{model}/versions/3/documents/completeness", id("loans"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    ask("/api/v1/completeness?versions={one}", number("loans", 3))
        .andExpect(
            jsonPath("$[0].present[*].id")
                .value(com.jayway.jsonpath.JsonPath.<Object>read(alone, "$.present[*].id")));
    ask("/api/v1/findings?versions={one},{other}", number("loans", 3), number("card-fraud", 1))
        .andExpect(jsonPath("$.items[*].id", contains("F-1")));
    ask("/api/v1/findings?versions={other}", number("card-fraud", 1))
        .andExpect(jsonPath("$.items", hasSize(0)));
  }

  private void write(String role, String address, String text) throws Exception {
    http.perform(
            put(address)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token(role))
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .content(text))
        .andExpect(status().isCreated());
  }

  @Test
  void refusesToBeAskedForTooManyForNoneAndForWhatIsNoName() throws Exception {
    String many = String.join(",", Collections.nCopies(51, id("loans")));
    String versions = String.join(",", Collections.nCopies(51, number("loans", 3)));
    for (String query :
        List.of(
            "models?ids=" + many,
            "models?ids=",
            "proposals?ids=" + String.join(",", Collections.nCopies(51, VALIDATOR.toString())),
            "proposals?ids=",
            "versions?versions=" + versions,
            "findings?versions=" + versions,
            "findings?versions=")) {
      ask("/api/v1/" + query)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("must be 1 to 50, with commas between")));
    }
    ask("/api/v1/completeness?versions=" + versions.substring(0, 21 * 67 - 1))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("must be 1 to 20, with commas between")));
    for (String query :
        List.of(
            "models?ids=" + id("loans").substring(1),
            "proposals?ids=one",
            "versions?versions=" + id("loans"),
            "versions?versions=" + number("loans", 0),
            "versions?versions=" + id("loans") + "/9999999999",
            "findings?versions=" + id("loans") + "/1/1",
            "completeness?versions=" + id("loans").toUpperCase(java.util.Locale.ROOT) + "/1",
            "completeness",
            "completeness?versions=" + number("loans", 3) + "&versions=" + number("loans", 3))) {
      ask("/api/v1/" + query)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
  }

  @Test
  void describesThatSeveralStandInOneParameter() throws Exception {
    String parameters = "$.paths['%s'].get.parameters[?(@.name == '%s')].explode";
    ask("/v3/api-docs")
        .andExpect(
            jsonPath(parameters.formatted("/api/v1/completeness", "versions"), contains(false)))
        .andExpect(jsonPath(parameters.formatted("/api/v1/models", "ids"), contains(false)))
        .andExpect(jsonPath(parameters.formatted("/api/v1/proposals", "ids"), contains(false)))
        .andExpect(jsonPath(parameters.formatted("/api/v1/versions", "versions"), contains(false)))
        .andExpect(
            jsonPath("$.paths['/api/v1/completeness'].get.parameters[0].example").isNotEmpty());
  }
}
