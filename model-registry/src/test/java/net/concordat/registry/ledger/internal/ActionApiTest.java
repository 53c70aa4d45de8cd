// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantStatus;
import net.corda.core.contracts.StateRef;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** What can be done about a version, and why not the rest. */
class ActionApiTest extends PendingVersionTest {
  private static final String ADDRESS = "/api/v1/models/%s/versions/1/actions".formatted(MODEL);
  private static final UUID GRANT = new UUID(0, 1);
  private static final OpaqueBytes BYTE = new OpaqueBytes(new byte[] {1});

  @BeforeEach
  void publish() {
    project(List.of(recorded(pending, pendingRef, START)));
  }

  private JsonNode action(String action, String subject, String... roles) throws Exception {
    JsonNode answer = read(ADDRESS, subject, roles);
    for (JsonNode said : answer) {
      if (said.path("action").asText().equals(action)) {
        return said;
      }
    }
    throw new AssertionError("No " + action + " in " + answer);
  }

  private String answer(String action, String subject, String... roles) throws Exception {
    JsonNode said = action(action, subject, roles);
    assertThat(said.path("detail").isMissingNode()).isEqualTo(said.path("allowed").asBoolean());
    return said.path("allowed").asBoolean()
        ? "allowed"
        : said.path("because").asText() + " " + said.path("rule").asText("-");
  }

  @Test
  void tellsWhoeverDevelopedAVersionThatAnotherPersonMustDecide() throws Exception {
    isAt(BANK);
    OpaqueBytes salt = new OpaqueBytes(new byte[DevelopmentState.SALT]);
    project(
        List.of(
            recorded(PrivateSamples.person(NINA, Role.MODEL_APPROVER), ref(), START),
            recorded(PrivateSamples.person(OTTO, Role.MODEL_APPROVER), ref(), START),
            recorded(asked(Duration.ofDays(1)), ref(), START),
            recorded(
                new DevelopmentState(
                    header(OURS, START, null),
                    BANK,
                    pending.getArtifact().getDigest(),
                    salt,
                    List.of(
                        new Developer(
                            Developer.digestOf(salt, NINA), new Assertion(BYTE, BYTE, BYTE)))),
                ref(),
                START)));
    assertThat(answer("DECIDE", "nina", "model-approver"))
        .isEqualTo("DEVELOPER adoption-developer");
    assertThat(action("DECIDE", "nina", "model-approver").path("detail").asText())
        .isEqualTo("You developed this version: nobody decides on the use of their own work.");
    assertThat(answer("DECIDE", "otto", "model-approver")).isEqualTo("allowed");
    assertThat(answer("DECIDE", "otto", "model-validator")).isEqualTo("ROLE decision-role");
    assertThat(answer("DECIDE", "anna", "model-approver"))
        .isEqualTo("NOT_ENROLLED approver-active");
    assertThat(answer("DECIDE", "anna", "auditor")).isEqualTo("ROLE -");
    assertThat(answer("PROPOSE_REVIEW", "otto", "model-validator"))
        .isEqualTo("OWN_VERSION approval-member");
  }

  @Test
  void tellsWhoHasAnsweredThatItIsDoneAndEverybodyWhereNothingIsAsked() throws Exception {
    isAt(BANK);
    ProposalState asked = asked(Duration.ofDays(1));
    StateRef askedRef = ref();
    project(List.of(recorded(PrivateSamples.person(OTTO, Role.MODEL_APPROVER), ref(), START)));
    assertThat(answer("DECIDE", "otto", "model-approver"))
        .isEqualTo("NOTHING_ASKED decision-proposal");
    project(
        List.of(
            recorded(asked, askedRef, START),
            recorded(
                PrivateSamples.decision(asked, askedRef, OTTO, Role.MODEL_APPROVER, START),
                ref(),
                START)));
    assertThat(answer("DECIDE", "otto", "model-approver")).isEqualTo("DONE decided-roles");
  }

  @Test
  void tellsAnotherBankWhatItsGrantsAllow() throws Exception {
    isAt(OTHER);
    assertThat(answer("ACCEPT_GRANT", "nina", "bank-admin"))
        .isEqualTo("NOTHING_ASKED grant-accept");
    assertThat(answer("REQUEST_DELIVERY", "nina", "model-validator"))
        .isEqualTo("NO_RIGHT delivery-no-grant");
    StateRef offered = ref();
    project(List.of(recorded(grant(GRANT, GrantStatus.OFFERED), offered, START)));
    assertThat(answer("ACCEPT_GRANT", "nina", "bank-admin")).isEqualTo("allowed");
    project(
        List.of(
            recorded(
                grant(GRANT, GrantStatus.OFFERED)
                    .withStatus(header(OURS, START.plusSeconds(1), offered), GrantStatus.ACTIVE),
                ref(),
                START)));
    assertThat(answer("REQUEST_DELIVERY", "nina", "model-validator")).isEqualTo("allowed");
    assertThat(answer("RECORD_EVALUATION", "nina", "model-validator"))
        .isEqualTo("NO_RIGHT evaluation-entitled");
    project(
        List.of(
            recorded(
                new DeliveryReceiptState(
                    header(OURS, START, null),
                    GRANT,
                    pending.id(),
                    BANK,
                    OTHER,
                    pending.getArtifact().getDigest()),
                ref(),
                START)));
    assertThat(answer("RECORD_EVALUATION", "nina", "model-validator")).isEqualTo("allowed");
    assertThat(answer("PROPOSE_REVIEW", "nina", "model-validator")).isEqualTo("allowed");
    assertThat(answer("FREEZE", "nina", "bank-admin")).isEqualTo("OTHERS_VERSION version-owner");
    assertThat(answer("FINE_TUNE", "nina", "model-developer")).isEqualTo("STATUS parent-approved");
  }

  @Test
  void tellsWhoWritesWhichDocument() throws Exception {
    isAt(BANK);
    for (String document : List.of("CLASSIFICATION", "CONDITIONS_OF_USE", "MONITORING_PLAN")) {
      assertThat(answer("WRITE_" + document, "nina", "model-approver")).isEqualTo("allowed");
      assertThat(answer("WRITE_" + document, "nina", "bank-admin")).isEqualTo("allowed");
      assertThat(answer("WRITE_" + document, "nina", "model-validator", "model-developer"))
          .isEqualTo("ROLE -");
    }
    assertThat(answer("WRITE_RETIREMENT_NOTE", "nina", "auditor")).isEqualTo("ROLE -");
    assertThat(answer("WRITE_MODEL_CARD", "nina", "model-developer")).isEqualTo("allowed");
  }

  @Test
  void tellsTheOwnerWhenEnoughMembersHaveVoted() throws Exception {
    isAt(BANK);
    found();
    assertThat(answer("CONCLUDE", "nina", "bank-admin")).isEqualTo("VOTES_MISSING approve-quorum");
    vote();
    assertThat(answer("CONCLUDE", "nina", "bank-admin")).isEqualTo("allowed");
  }

  @Test
  void knowsNothingToAllowBeforeItsNodeWasReachedAndNothingOfVersionsThatAreNotThere()
      throws Exception {
    assertThat(answer("FREEZE", "nina", "bank-admin")).isEqualTo("PARTY_UNKNOWN -");
    http.perform(
            get("/api/v1/models/{id}/versions/1/actions", "0".repeat(64))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Realm.BANK_A.token("auditor")))
        .andExpect(status().isNotFound());
  }
}
