// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.party;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.UsageTerms;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.internal.HolderRow;
import net.concordat.registry.passkey.internal.HolderRows;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
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

/** What waits for whom. */
class InboxApiTest extends DatabaseTest {
  private static final UUID NINA = new UUID(0, 7);
  private static final UUID OTTO = new UUID(0, 8);
  private static final UUID VERA = new UUID(0, 9);
  private static final Party OTHER = party("BankB", "New York", "US");
  private static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private HolderRows holders;
  @Autowired private PasskeyRows passkeys;
  @Autowired private TestTime.Standing clock;

  private final ModelVersionState pending =
      version(header(OURS, START, null), "card-fraud", 1, null);
  private final StateRef pendingRef = ref();

  @BeforeEach
  void publish() {
    for (String table :
        List.of(
            "passkey",
            "passkey_holder",
            "own_party",
            "document_revision",
            "finding",
            "ledger_command")) {
      tables.execute("delete from " + table);
    }
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    holders.saveAndFlush(new HolderRow("nina", NINA));
    holders.saveAndFlush(new HolderRow("otto", OTTO));
    project(
        List.of(
            recorded(model(header(OURS, START, null), "card-fraud", 1), ref(), START),
            recorded(PrivateSamples.person(NINA, Role.MODEL_VALIDATOR), ref(), START),
            recorded(PrivateSamples.person(OTTO, Role.MODEL_APPROVER), ref(), START),
            recorded(pending, pendingRef, START)));
  }

  private void isAt(Party own) {
    tables.update("insert into own_party values (?)", own.getName().toString());
  }

  /** Kinds, each with what it is about. */
  private List<String> waiting(String subject, String... roles) throws Exception {
    String answer =
        http.perform(
                get("/api/v1/inbox")
                    .header(
                        HttpHeaders.AUTHORIZATION,
                        "Bearer " + Realm.BANK_A.tokenOf(subject, roles)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    List<String> waiting = new ArrayList<>();
    for (JsonNode item : new ObjectMapper().readTree(answer)) {
      waiting.add((item.path("kind").asText() + " " + item.path("about").asText()).strip());
    }
    return waiting;
  }

  private ReviewSubject review() {
    return new ReviewSubject(
        pendingRef,
        pending.id(),
        BANK,
        Decision.APPROVE,
        null,
        null,
        clock.instant().plus(Duration.ofDays(2)));
  }

  private ProposalState asked(Duration until) {
    return new ProposalState(
        header(OURS, START, null),
        BANK,
        UUID.randomUUID(),
        review(),
        List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER),
        clock.instant().plus(until),
        ProposalStatus.OPEN);
  }

  private GrantState grant(GrantStatus status) {
    UsageTerms terms = pending.getPolicy().getTerms();
    return new GrantState(
        header(OURS, START, null),
        UUID.randomUUID(),
        pending.id(),
        VersionStatus.PENDING_APPROVAL,
        BANK,
        OTHER,
        GrantKind.REVIEW,
        new UsageTerms(
            terms.getPurposes(),
            true,
            false,
            true,
            clock.instant().plus(Duration.ofDays(1)),
            "none",
            null),
        status,
        null);
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
            recorded(grant(GrantStatus.OFFERED), ref(), START),
            recorded(grant(GrantStatus.ACTIVE), ref(), START)));
    assertThat(waiting("nina", "bank-admin")).containsExactly("ACCEPT_GRANT REVIEW");
    assertThat(waiting("nina", "model-validator")).containsExactly("REVIEW");
    vote();
    assertThat(waiting("nina", "model-validator")).isEmpty();
  }

  private void vote() {
    project(
        List.of(
            recorded(
                ApprovalState.of(
                    header(OURS, START, null), OTHER, review(), SecureHash.randomSHA256()),
                ref(),
                START)));
  }

  @Test
  void showsTheOwnerAVersionOnWhichEnoughMembersVoted() throws Exception {
    isAt(BANK);
    project(
        List.of(
            recorded(
                PrivateSamples.consortium(
                    header(OURS, START, null),
                    1,
                    1,
                    List.of(
                        PrivateSamples.member(BANK, MemberStatus.ACTIVE),
                        PrivateSamples.member(OTHER, MemberStatus.ACTIVE))),
                ref(),
                START)));
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
