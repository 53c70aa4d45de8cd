// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.contracts.adoption.AdoptionStatus.APPROVED;
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
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
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
  private static final UUID USE = new UUID(0, 2);
  private static final OpaqueBytes BYTE = new OpaqueBytes(new byte[] {1});

  @BeforeEach
  void publish() {
    project(List.of(recorded(pending, pendingRef, START)));
  }

  private JsonNode action(String action, String subject, String... roles) throws Exception {
    return action(read(ADDRESS, subject, roles), action);
  }

  private static JsonNode action(JsonNode answer, String action) {
    for (JsonNode said : answer) {
      if (said.path("action").asText().equals(action)) {
        return said;
      }
    }
    throw new AssertionError("No " + action + " in " + answer);
  }

  private String answer(String action, String subject, String... roles) throws Exception {
    return words(action(action, subject, roles));
  }

  /** Of who may decide on a proposal. */
  private String deciding(ProposalState asked, String subject, String... roles) throws Exception {
    return words(
        action(
            read("/api/v1/proposals/%s/actions".formatted(asked.getProposalId()), subject, roles),
            "DECIDE"));
  }

  private static String words(JsonNode said) {
    assertThat(said.path("detail").isMissingNode()).isEqualTo(said.path("allowed").asBoolean());
    return said.path("allowed").asBoolean()
        ? "allowed"
        : said.path("because").asText() + " " + said.path("rule").asText("-");
  }

  private void enrolBoth() {
    project(
        List.of(
            recorded(PrivateSamples.person(NINA, Role.MODEL_APPROVER), ref(), START),
            recorded(PrivateSamples.person(OTTO, Role.MODEL_APPROVER), ref(), START)));
  }

  private void ninaDeveloped() {
    OpaqueBytes salt = new OpaqueBytes(new byte[DevelopmentState.SALT]);
    project(
        List.of(
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
  }

  /** An open proposal about something that is not a version. */
  private ProposalState asks(ProposalSubject subject, Role... roles) {
    ProposalState asked =
        new ProposalState(
            header(OURS, START, null),
            BANK,
            UUID.randomUUID(),
            subject,
            List.of(roles),
            clock.instant().plus(Duration.ofDays(1)),
            ProposalStatus.OPEN);
    project(List.of(recorded(asked, ref(), START)));
    return asked;
  }

  @Test
  void tellsWhoMayDecideOnTheUseOfAVersionByWhatIsAskedAboutThat() throws Exception {
    isAt(BANK);
    enrolBoth();
    ninaDeveloped();
    project(List.of(recorded(ServingApiTest.adoption(USE, pending, APPROVED), ref(), START)));
    ProposalState asked =
        asks(
            new PromoteSubject(USE, "fraud", AliasPlace.CHAMPION),
            Role.MODEL_VALIDATOR,
            Role.MODEL_APPROVER);
    assertThat(deciding(asked, "otto", "model-approver")).isEqualTo("allowed");
    assertThat(deciding(asked, "otto", "model-validator")).isEqualTo("ROLE decision-role");
    assertThat(deciding(asked, "otto", "auditor")).isEqualTo("ROLE -");
    assertThat(deciding(asked, "nina", "model-approver")).isEqualTo("DEVELOPER adoption-developer");
    assertThat(answer("DECIDE", "otto", "model-approver"))
        .isEqualTo("NOTHING_ASKED decision-proposal");
  }

  @Test
  void tellsAboutEachProposalWhoHasAnsweredThatOne() throws Exception {
    isAt(BANK);
    enrolBoth();
    ProposalState answered = asked(Duration.ofDays(1));
    ProposalState open = asked(Duration.ofDays(1));
    ProposalState over = asked(Duration.ofDays(-1));
    StateRef ref = ref();
    project(
        List.of(
            recorded(answered, ref, START),
            recorded(open, ref(), START),
            recorded(over, ref(), START),
            recorded(
                PrivateSamples.decision(answered, ref, OTTO, Role.MODEL_APPROVER, START),
                ref(),
                START)));
    assertThat(deciding(answered, "otto", "model-approver")).isEqualTo("DONE decided-roles");
    assertThat(deciding(open, "otto", "model-approver")).isEqualTo("allowed");
    assertThat(deciding(over, "otto", "model-approver"))
        .isEqualTo("NOTHING_ASKED decision-proposal");
  }

  @Test
  void tellsPeopleThatOthersDecideAboutThem() throws Exception {
    isAt(BANK);
    enrolBoth();
    ProposalState asked = asks(new RevokePersonSubject(OTTO));
    assertThat(deciding(asked, "otto", "model-approver")).isEqualTo("ABOUT_THEM decision-person");
    assertThat(deciding(asked, "nina", "model-approver")).isEqualTo("allowed");
  }

  @Test
  void tellsWhoeverDevelopedAVersionThatAnotherPersonMustDecide() throws Exception {
    isAt(BANK);
    enrolBoth();
    ninaDeveloped();
    project(List.of(recorded(asked(Duration.ofDays(1)), ref(), START)));
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
