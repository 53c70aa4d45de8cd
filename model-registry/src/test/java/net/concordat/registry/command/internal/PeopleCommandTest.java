// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.registry.ledger.AssertionResponse;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.internal.Realm;
import net.concordat.registry.passkey.Passkey;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Who is to be enrolled, what people signed, and what they decided, is commanded as all else. */
class PeopleCommandTest extends ScriptedNodeTest {
  private static final String ADA = Realm.BANK_A.tokenOf("ada", "model-validator");
  private static final String ADMIN = Realm.BANK_A.tokenOf("admin", "bank-admin");
  private static final UUID PERSON = UUID.randomUUID();
  private static final UUID PROPOSAL = UUID.randomUUID();
  private static final PasskeyKey KEY = new PasskeyKey("ES256", "BAEC", "ab".repeat(32));

  @Autowired private PasskeyRows passkeys;

  @BeforeEach
  void registerAda() {
    tables.execute("truncate table passkey");
    passkeys.saveAndFlush(
        new PasskeyRow(
            new Passkey(
                "credential-of-ada",
                PERSON,
                "ada",
                "Ada",
                KEY,
                new UUID(0, 0),
                false,
                Instant.EPOCH)));
  }

  private ResultActions command(String token, String key, String path, String body)
      throws Exception {
    return http.perform(
        post(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions decide(String token, String key, String role, String verdict)
      throws Exception {
    return decide(token, key, role, verdict, "AwQ");
  }

  private ResultActions decide(
      String token, String key, String role, String verdict, String signature) throws Exception {
    return command(
        token,
        key,
        "/api/v1/proposals/" + PROPOSAL + "/decisions",
        """
        {"role": "%s", "verdict": "%s", "credential": {"id": "credential-of-ada",
         "rawId": "credential-of-ada", "type": "public-key", "clientExtensionResults": {},
         "response": {"authenticatorData": "AQ", "clientDataJSON": "Ag", "signature": "%s",
                      "userHandle": "AQ"}}}
        """
            .formatted(role, verdict, signature));
  }

  private ResultActions enrol(String token, String key, String credential, String role)
      throws Exception {
    return command(
        token,
        key,
        "/api/v1/people/enrolments",
        """
        {"credentialId": "%s", "roles": ["%s", "MODEL_APPROVER"],
         "decideUntil": "2026-03-09T12:00:00Z"}
        """
            .formatted(credential, role));
  }

  private static String flow(ResultActions answer) throws Exception {
    return "cmd:" + id(answer) + ":1";
  }

  @Test
  void relaysWhatAPersonSignedAsItWasSigned() throws Exception {
    node.answersAtOnce();
    String key = key();

    ResultActions answer =
        decide(ADA, key, "MODEL_VALIDATOR", "APPROVE")
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.kind").value("decide"))
            .andExpect(jsonPath("$.status").value("DONE"))
            .andExpect(jsonPath("$.caller").value("ada"));
    decide(ADA, key, "MODEL_VALIDATOR", "APPROVE").andExpect(status().isOk());

    assertThat(node.flows()).containsExactly(flow(answer));
    assertThat(node.act(flow(answer)))
        .isEqualTo(
            new PeopleAct.Decide(
                PROPOSAL,
                PERSON,
                "MODEL_VALIDATOR",
                "APPROVE",
                new AssertionResponse("AQ", "Ag", "AwQ")));
  }

  @Test
  void refusesAnotherAnswerUnderTheSameKey() throws Exception {
    String key = key();
    decide(ADA, key, "MODEL_VALIDATOR", "APPROVE").andExpect(status().isAccepted());

    decide(ADA, key, "MODEL_VALIDATOR", "REJECT")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString(key)));

    assertThat(node.flows()).hasSize(1);
  }

  @Test
  void refusesThePasskeyOfAnother() throws Exception {
    decide(Realm.BANK_A.tokenOf("bob", "model-validator"), key(), "MODEL_VALIDATOR", "APPROVE")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("credential-of-ada")));
    assertThat(rows()).isZero();
  }

  @Test
  void refusesARoleThatTheRealmDoesNotGive() throws Exception {
    decide(ADA, key(), "MODEL_APPROVER", "APPROVE")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("model-approver")));
    assertThat(rows()).isZero();
  }

  @Test
  void refusesWhatIsNoBase64InWords() throws Exception {
    for (String signature : List.of("A", "A=", "")) {
      decide(ADA, key(), "MODEL_VALIDATOR", "APPROVE", signature)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.detail", containsString("signature")));
    }
    assertThat(rows()).isZero();
  }

  @Test
  void saysByWhichRuleTheNodeRefusesWhatWasSigned() throws Exception {
    node.refuses(new LedgerRefusedException("assertion-challenge", "expected another", false));
    decide(ADA, key(), "MODEL_VALIDATOR", "APPROVE")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.rule").value("assertion-challenge"));
  }

  @Test
  void leavesNothingOfADecisionWhileTheNodeIsAway() throws Exception {
    node.away(true);
    decide(ADA, key(), "MODEL_VALIDATOR", "APPROVE")
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists(HttpHeaders.RETRY_AFTER));
    assertThat(rows()).isZero();
  }

  @Test
  void asksTheBanksPeopleToEnrolSomebodyAfterADayUnlessToldOtherwise() throws Exception {
    ResultActions answer =
        enrol(ADMIN, key(), "credential-of-ada", "MODEL_VALIDATOR")
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.kind").value("propose-person"));

    assertThat(node.act(flow(answer)))
        .isEqualTo(
            new PeopleAct.ProposePerson(
                PERSON,
                KEY,
                List.of("MODEL_APPROVER", "MODEL_VALIDATOR"),
                86_400,
                Instant.parse("2026-03-09T12:00:00Z")));
  }

  @Test
  void refusesToEnrolWhomItCannotName() throws Exception {
    enrol(ADMIN, key(), "credential-of-ada", "BANK_ADMIN").andExpect(status().isBadRequest());
    enrol(ADMIN, key(), "AAAA", "MODEL_VALIDATOR").andExpect(status().isNotFound());
    enrol(ADA, key(), "AAAA", "MODEL_VALIDATOR").andExpect(status().isForbidden());
    assertThat(rows()).isZero();
  }

  @Test
  void hasTheNodeDoWhatWasDecided() throws Exception {
    ResultActions answer =
        command(ADA, key(), "/api/v1/proposals/" + PROPOSAL + "/carrying-out", "")
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.kind").value("carry-out"));
    assertThat(node.act(flow(answer))).isEqualTo(new PeopleAct.CarryOut(PROPOSAL));
  }
}
