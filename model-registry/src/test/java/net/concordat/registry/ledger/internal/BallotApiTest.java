// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Ballots over HTTP. */
class BallotApiTest extends DatabaseTest {
  private static final String ADA = Realm.BANK_A.tokenOf("ada", "model-validator");
  private static final UUID PROPOSAL = UUID.randomUUID();

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate tables;
  @Autowired private PasskeyRows passkeys;
  @Autowired private FakePeopleNode node;

  @BeforeEach
  void askAda() {
    tables.execute("truncate table passkey, passkey_registration, passkey_holder");
    node.clear();
    enrolAda();
    node.ask(PROPOSAL, new RevokePersonSubject(UUID.randomUUID()));
  }

  private void enrolAda() {
    Person ada =
        new Person(
            UUID.randomUUID(),
            PasskeyPublicKey.of(SoftwareAuthenticator.inMemory().publicKey()),
            List.of(Role.MODEL_VALIDATOR));
    node.enrol(ada);
    passkeys.saveAndFlush(
        new PasskeyRow(
            new Passkey(
                "credential-of-ada",
                ada.getPersonId(),
                "ada",
                "ada",
                DeskRecords.key(ada.getKey()),
                new UUID(0, 0),
                false,
                LedgerSamples.START)));
  }

  private ResultActions ask(String token, String address, Object... values) throws Exception {
    return http.perform(get(address, values).header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
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
}
