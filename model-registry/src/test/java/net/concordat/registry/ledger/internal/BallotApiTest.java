// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.authenticator.SignedAssertion;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
import net.concordat.workflows.decision.Ballot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Ballots and what is signed for them, over HTTP. */
class BallotApiTest extends DatabaseTest {
  private static final String ADA = Realm.BANK_A.tokenOf("ada", "model-validator");
  private static final String BOB = Realm.BANK_A.tokenOf("bob", "model-approver");
  private static final UUID PROPOSAL = UUID.randomUUID();

  private final SoftwareAuthenticator passkey = SoftwareAuthenticator.inMemory();
  private final SoftwareAuthenticator bobsPasskey = SoftwareAuthenticator.inMemory();

  @Autowired private MockMvc http;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcTemplate tables;
  @Autowired private PasskeyRows passkeys;
  @Autowired private FakePeopleNode node;

  private Person ada;

  @BeforeEach
  void askAdaAndBob() {
    tables.execute("truncate table passkey, passkey_registration, passkey_holder");
    node.clear();
    ada = enrol("ada", passkey, Role.MODEL_VALIDATOR);
    enrol("bob", bobsPasskey, Role.MODEL_APPROVER);
    node.propose(PROPOSAL.toString(), new RevokePersonSubject(UUID.randomUUID()), Instant.now());
  }

  private Person enrol(String subject, SoftwareAuthenticator authenticator, Role role) {
    Person person =
        new Person(
            UUID.randomUUID(), PasskeyPublicKey.of(authenticator.publicKey()), List.of(role));
    node.enrol(person);
    passkeys.saveAndFlush(
        new PasskeyRow(
            new Passkey(
                "credential-of-" + subject,
                person.getPersonId(),
                subject,
                subject,
                DeskRecords.key(person.getKey()),
                new UUID(0, 0),
                false,
                LedgerSamples.START)));
    return person;
  }

  private ResultActions ask(String token, String address, Object... values) throws Exception {
    return http.perform(get(address, values).header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }

  private SignedAssertion signed(Role role, Decision verdict) {
    return passkey.sign(
        FakePeopleNode.RELYING_PARTY,
        FakePeopleNode.ORIGIN,
        node.challenge(PROPOSAL, role, verdict).getHash().getBytes());
  }

  private ResultActions answer(
      String token, Role role, Decision verdict, String credential, SignedAssertion signed)
      throws Exception {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return http.perform(
        post("/api/v1/proposals/{id}/decisions", PROPOSAL)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                json.writeValueAsString(
                    Map.of(
                        "role", role,
                        "verdict", verdict,
                        "credential",
                            Map.of(
                                "id",
                                credential,
                                "response",
                                Map.of(
                                    "authenticatorData",
                                        base64.encodeToString(signed.authenticatorData()),
                                    "clientDataJSON",
                                        base64.encodeToString(signed.clientDataJson()),
                                    "signature", base64.encodeToString(signed.signature())))))));
  }

  @Test
  void offersNothingForWhatIsNotAsked() throws Exception {
    ask(ADA, "/api/v1/proposals/{id}/ballots", UUID.randomUUID()).andExpect(status().isNotFound());
  }

  @Test
  void offersTheAnswersOfThePersonsOwnRoleForTheEnrolledPasskey() throws Exception {
    String code = node.challenge(PROPOSAL, Role.MODEL_VALIDATOR, Decision.APPROVE).code();
    ask(ADA, "/api/v1/proposals/{id}/ballots", PROPOSAL)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[*].verdict", containsInAnyOrder("APPROVE", "REJECT")))
        .andExpect(jsonPath("$[0].role").value("MODEL_VALIDATOR"))
        .andExpect(jsonPath("$[0].code").value(code))
        .andExpect(jsonPath("$[0].words", containsString(code)))
        .andExpect(jsonPath("$[0].publicKey.rpId").value(FakePeopleNode.RELYING_PARTY))
        .andExpect(jsonPath("$[0].publicKey.userVerification").value("required"))
        .andExpect(jsonPath("$[0].publicKey.allowCredentials[*].id").value("credential-of-ada"));
    ask(ADA, "/api/v1/decisions/{code}", code)
        .andExpect(jsonPath("$.role").value("MODEL_VALIDATOR"));
    ask(ADA, "/api/v1/decisions/0000-0000-0000").andExpect(status().isNotFound());
  }

  @Test
  void offersNothingToWhoIsNotEnrolled() throws Exception {
    ask(Realm.BANK_A.tokenOf("eve", "model-approver"), "/api/v1/proposals/{id}/ballots", PROPOSAL)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("enrolled")));
  }

  @Test
  void offersNothingInARoleThatTheRealmTookAway() throws Exception {
    ask(Realm.BANK_A.tokenOf("ada", "model-approver"), "/api/v1/proposals/{id}/ballots", PROPOSAL)
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void relaysWhatThePersonSigned() throws Exception {
    SignedAssertion signed = signed(Role.MODEL_VALIDATOR, Decision.APPROVE);
    answer(ADA, Role.MODEL_VALIDATOR, Decision.APPROVE, "credential-of-ada", signed)
        .andExpect(status().isNoContent());
    assertThat(node.recorded())
        .singleElement()
        .satisfies(
            recorded -> {
              assertThat(recorded.proposalId()).isEqualTo(PROPOSAL);
              assertThat(recorded.personId()).isEqualTo(ada.getPersonId());
              assertThat(recorded.role()).isEqualTo(Role.MODEL_VALIDATOR);
              assertThat(recorded.verdict()).isEqualTo(Decision.APPROVE);
              assertThat(recorded.assertion().getSignature().getBytes())
                  .isEqualTo(signed.signature());
            });
  }

  private void refused(ResultActions answered, int status, String because) throws Exception {
    answered
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.detail", containsString(because)));
    assertThat(node.recorded()).isEmpty();
  }

  @Test
  void refusesWhatWasSignedForTheOppositeAnswer() throws Exception {
    SignedAssertion signed = signed(Role.MODEL_VALIDATOR, Decision.REJECT);
    refused(
        answer(ADA, Role.MODEL_VALIDATOR, Decision.APPROVE, "credential-of-ada", signed)
            .andExpect(jsonPath("$.rule").value("assertion-challenge")),
        422,
        "expected");
  }

  @Test
  void refusesWhatWasSignedOnAnotherOrigin() throws Exception {
    SignedAssertion signed =
        passkey.sign(
            FakePeopleNode.RELYING_PARTY,
            "https://models.bank-b.example",
            node.challenge(PROPOSAL, Role.MODEL_VALIDATOR, Decision.APPROVE).getHash().getBytes());
    refused(
        answer(ADA, Role.MODEL_VALIDATOR, Decision.APPROVE, "credential-of-ada", signed)
            .andExpect(jsonPath("$.rule").value("assertion-origin")),
        422,
        FakePeopleNode.ORIGIN);
  }

  @Test
  void refusesASignatureThatWasChangedOnTheWay() throws Exception {
    SignedAssertion signed = signed(Role.MODEL_VALIDATOR, Decision.APPROVE);
    byte[] changed = signed.authenticatorData().clone();
    changed[36]++;
    refused(
        answer(
                ADA,
                Role.MODEL_VALIDATOR,
                Decision.APPROVE,
                "credential-of-ada",
                new SignedAssertion(changed, signed.clientDataJson(), signed.signature()))
            .andExpect(jsonPath("$.rule").value("assertion-signature")),
        422,
        "signature");
  }

  @Test
  void refusesThePasskeyOfAnother() throws Exception {
    SignedAssertion signed = signed(Role.MODEL_VALIDATOR, Decision.APPROVE);
    refused(
        answer(
            Realm.BANK_A.tokenOf("bob", "model-validator"),
            Role.MODEL_VALIDATOR,
            Decision.APPROVE,
            "credential-of-ada",
            signed),
        403,
        "credential-of-ada");
  }

  @Test
  void refusesARoleThatTheRealmDoesNotGive() throws Exception {
    refused(
        answer(
            BOB,
            Role.MODEL_VALIDATOR,
            Decision.APPROVE,
            "credential-of-bob",
            signed(Role.MODEL_VALIDATOR, Decision.APPROVE)),
        403,
        "model-validator");
  }

  @Test
  void refusesANodeThatShowsOneThingAndAsksToSignAnother() throws Exception {
    node.alterBallots(
        ballot ->
            new Ballot(
                ballot.getRole(),
                ballot.getVerdict(),
                node.challenge(PROPOSAL, ballot.getRole(), Decision.APPROVE).getHash(),
                ballot.getCode(),
                ballot.getWords()));
    ask(ADA, "/api/v1/proposals/{id}/ballots", PROPOSAL).andExpect(status().isBadGateway());
  }

  @Test
  void refusesANodeWhoseWordsBearAnotherCode() throws Exception {
    node.alterBallots(
        ballot ->
            new Ballot(
                ballot.getRole(),
                ballot.getVerdict(),
                ballot.getChallenge(),
                ballot.getCode(),
                "I approve\nCode 0000-0000-0000"));
    ask(ADA, "/api/v1/proposals/{id}/ballots", PROPOSAL).andExpect(status().isBadGateway());
  }

  @Test
  void hasTheNodeDoWhatWasDecided() throws Exception {
    http.perform(
            post("/api/v1/proposals/{id}/carrying-out", PROPOSAL)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADA)
                .header("Idempotency-Key", UUID.randomUUID().toString()))
        .andExpect(status().isNoContent());
    assertThat(node.carriedOut()).containsExactly(PROPOSAL);
  }

  @Test
  void demandsAnIdempotencyKeyThatIsAUuid() throws Exception {
    for (String key : List.of("", "first")) {
      http.perform(
              post("/api/v1/proposals/{id}/carrying-out", PROPOSAL)
                  .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADA)
                  .header("Idempotency-Key", key))
          .andExpect(status().isBadRequest());
    }
  }
}
