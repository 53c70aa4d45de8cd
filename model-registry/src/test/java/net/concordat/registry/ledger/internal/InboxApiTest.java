// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.internal.HolderRow;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
import net.corda.core.contracts.StateRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What waits for whom. */
class InboxApiTest extends PendingVersionTest {
  private static final UUID VERA = new UUID(0, 9);

  @Autowired private PasskeyRows passkeys;

  @BeforeEach
  void publish() {
    for (String table : List.of("passkey", "document_revision", "finding", "ledger_command")) {
      tables.execute("delete from " + table);
    }
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 1), ref(), START),
            recorded(PrivateSamples.person(NINA, Role.MODEL_VALIDATOR), ref(), START),
            recorded(PrivateSamples.person(OTTO, Role.MODEL_APPROVER), ref(), START),
            recorded(pending, pendingRef, START)));
  }

  /** Kinds, each with what it is about. */
  private List<String> waiting(String subject, String... roles) throws Exception {
    List<String> waiting = new ArrayList<>();
    for (JsonNode item : read("/api/v1/inbox", subject, roles)) {
      waiting.add((item.path("kind").asText() + " " + item.path("about").asText()).strip());
    }
    return waiting;
  }

  @Test
  void showsEachPersonWhatThatPersonCanStillDecideAndThenWhatCanBeCarriedOut() throws Exception {
    isAt(BANK);
    ProposalState asked = asked(Duration.ofDays(1));
    StateRef askedRef = ref();
    project(
        List.of(
            recorded(asked, askedRef, START),
            recorded(asked(Duration.ofSeconds(-1)), ref(), START)));
    assertThat(waiting("nina", "model-validator")).containsExactly("DECIDE Review");
    assertThat(waiting("nina", "auditor")).isEmpty();
    assertThat(waiting("anna", "model-validator")).isEmpty();

    project(
        List.of(
            recorded(
                PrivateSamples.decision(asked, askedRef, NINA, Role.MODEL_VALIDATOR, START),
                ref(),
                START)));
    assertThat(waiting("nina", "model-validator")).isEmpty();
    assertThat(waiting("otto", "model-approver")).containsExactly("DECIDE Review");

    project(
        List.of(
            recorded(
                PrivateSamples.decision(asked, askedRef, OTTO, Role.MODEL_APPROVER, START),
                ref(),
                START)));
    assertThat(waiting("otto", "model-approver")).containsExactly("CARRY_OUT Review");
  }

  @Test
  void showsEverybodyElseWhoIsToBeEnrolled() throws Exception {
    isAt(BANK);
    project(List.of(recorded(enrolment(PasskeyPublicKey.of(PrivateSamples.key())), ref(), START)));
    assertThat(waiting("nina", "model-validator")).containsExactly("DECIDE Enrol");
    assertThat(waiting("otto", "model-approver")).containsExactly("DECIDE Enrol");
    assertThat(waiting("otto", "model-developer")).isEmpty();
    holders.saveAndFlush(new HolderRow("vera", VERA));
    assertThat(waiting("vera", "model-validator")).isEmpty();
  }

  private ProposalState enrolment(PasskeyPublicKey key) {
    return new ProposalState(
        header(OURS, START, null),
        BANK,
        UUID.randomUUID(),
        new EnrolSubject(new Person(VERA, key, List.of(Role.MODEL_VALIDATOR)), 0),
        List.of(),
        clock.instant().plus(Duration.ofDays(1)),
        ProposalStatus.OPEN);
  }

  @Test
  void showsTheAdministratorWhoRegisteredAPasskeyAboutWhichNobodyWasAsked() throws Exception {
    isAt(BANK);
    PasskeyPublicKey key = PasskeyPublicKey.of(PrivateSamples.key());
    register("older", PasskeyPublicKey.of(PrivateSamples.key()), Duration.ofMinutes(2));
    register("newer", key, Duration.ofMinutes(1));
    assertThat(waiting("admin", "bank-admin")).containsExactly("ENROL vera");
    assertThat(waiting("nina", "model-validator")).isEmpty();
    project(List.of(recorded(enrolment(key), ref(), START)));
    assertThat(waiting("admin", "bank-admin")).isEmpty();
  }

  @Test
  void showsTheAdministratorNobodyWhoIsEnrolledWithThePasskeyOrRevoked() throws Exception {
    isAt(BANK);
    PasskeyPublicKey key = PasskeyPublicKey.of(PrivateSamples.key());
    register("enrolled", key, Duration.ofMinutes(1));
    ApproverState vera =
        ApproverState.enrolled(
            header(OURS, START, null),
            BANK,
            new Person(VERA, key, List.of(Role.MODEL_VALIDATOR)),
            0);
    StateRef enrolled = ref();
    project(List.of(recorded(vera, enrolled, START)));
    assertThat(waiting("admin", "bank-admin")).isEmpty();
    register("another", PasskeyPublicKey.of(PrivateSamples.key()), Duration.ZERO);
    assertThat(waiting("admin", "bank-admin")).containsExactly("ENROL vera");
    project(
        List.of(
            recorded(vera.revoked(header(OURS, START.plusSeconds(60), enrolled)), ref(), START)));
    assertThat(waiting("admin", "bank-admin")).isEmpty();
  }

  private void register(String credentialId, PasskeyPublicKey key, Duration ago) {
    passkeys.saveAndFlush(
        new PasskeyRow(
            new Passkey(
                credentialId,
                VERA,
                "vera",
                "vera",
                new PasskeyKey(
                    key.getAlgorithm().name(),
                    Base64.getUrlEncoder().encodeToString(key.getEncoded().getBytes()),
                    Facts.hex(key.digest())),
                new UUID(0, 0),
                false,
                clock.instant().minus(ago))));
  }

  @Test
  void showsAnotherBankItsOffersAndWhatItCanReviewUntilItHasVoted() throws Exception {
    isAt(OTHER);
    assertThat(waiting("nina", "model-validator", "bank-admin")).isEmpty();
    project(
        List.of(
            recorded(grant(UUID.randomUUID(), GrantStatus.OFFERED), ref(), START),
            recorded(grant(UUID.randomUUID(), GrantStatus.ACTIVE), ref(), START)));
    assertThat(waiting("nina", "bank-admin")).containsExactly("ACCEPT_GRANT REVIEW");
    assertThat(waiting("nina", "model-validator")).containsExactly("REVIEW");
    vote();
    assertThat(waiting("nina", "model-validator")).isEmpty();
  }

  @Test
  void showsTheOwnerAVersionOnWhichEnoughMembersVoted() throws Exception {
    isAt(BANK);
    found();
    assertThat(waiting("nina", "bank-admin")).isEmpty();
    vote();
    assertThat(waiting("nina", "bank-admin")).containsExactly("CONCLUDE");
  }

  @Test
  void showsFindingsToWhomTheReportNamesAndOnlyThoseDueSoon() throws Exception {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    String finding =
        """
        {"id": "%s", "description": "Drift", "severity": "HIGH", "owner": "otto",
         "dueDate": "%s", "status": "OPEN"}""";
    http.perform(
            put("/api/v1/models/{id}/versions/1/documents/validation-report", MODEL)
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .header(
                    HttpHeaders.AUTHORIZATION,
                    "Bearer " + Realm.BANK_A.tokenOf("nina", "model-validator"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"findings\": [%s, %s]}"
                        .formatted(
                            finding.formatted("F-1", today.plusDays(13)),
                            finding.formatted("F-2", today.plusDays(40)))))
        .andExpect(status().isCreated());
    assertThat(waiting("otto", "model-developer")).containsExactly("FINDING F-1");
    assertThat(waiting("nina", "model-validator")).isEmpty();
  }

  @Test
  void showsWhoeverAskedForAJobThatItEnded() throws Exception {
    String token = "Bearer " + Realm.BANK_A.tokenOf("dora", "model-developer");
    String job =
        http.perform(
                post("/api/v1/jobs")
                    .header(HttpHeaders.AUTHORIZATION, token)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(
                        "{\"modelId\": \"%s\", \"version\": 1, \"recipe\": {}}".formatted(MODEL)))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(waiting("dora", "model-developer")).isEmpty();
    http.perform(
            post("/api/v1/jobs/{id}/cancellation", JsonPath.<String>read(job, "$.id"))
                .header(HttpHeaders.AUTHORIZATION, token))
        .andExpect(status().isOk());
    assertThat(waiting("dora", "model-developer")).containsExactly("JOB_ENDED CANCELLED");
    assertThat(waiting("otto", "model-developer")).isEmpty();
    tables.update(
        "update finetune_job set ended_at = ?",
        clock.instant().minus(Duration.ofDays(8)).atOffset(ZoneOffset.UTC));
    assertThat(waiting("dora", "model-developer")).isEmpty();
  }
}
