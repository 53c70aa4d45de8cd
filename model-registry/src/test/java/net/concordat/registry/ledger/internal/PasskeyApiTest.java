// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import net.concordat.registry.passkey.NewCredential;
import net.concordat.registry.passkey.TestAuthenticator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Registering passkeys over HTTP. */
class PasskeyApiTest extends DatabaseTest {
  private static final String ADA = Realm.BANK_A.tokenOf("ada", "model-validator");
  private static final String BOB = Realm.BANK_A.tokenOf("bob", "model-approver");
  private static final String ADMIN = Realm.BANK_A.tokenOf("admin", "bank-admin");

  @Autowired private MockMvc http;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcTemplate tables;
  @Autowired private TestTime.Standing clock;
  @Autowired private FakePeopleNode node;

  @BeforeEach
  void forgetEverybody() {
    tables.execute("truncate table passkey, passkey_registration, passkey_holder");
    node.clear();
  }

  private ResultActions send(MockHttpServletRequestBuilder request, String token, Object body)
      throws Exception {
    return http.perform(
        request
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(body)));
  }

  private JsonNode answer(ResultActions answered) throws Exception {
    return json.readTree(
        answered.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString());
  }

  private JsonNode begin(String token) throws Exception {
    return answer(send(post("/api/v1/people/registrations"), token, Map.of()));
  }

  private ResultActions finish(String token, JsonNode begun, NewCredential made) throws Exception {
    return send(
        post("/api/v1/people/registrations/{id}/credential", begun.get("registrationId").asText()),
        token,
        made);
  }

  private static TestAuthenticator authenticator() {
    return new TestAuthenticator(FakePeopleNode.RELYING_PARTY, FakePeopleNode.ORIGIN);
  }

  private static NewCredential made(TestAuthenticator authenticator, JsonNode begun) {
    return authenticator.create(begun.at("/publicKey/challenge").asText());
  }

  private JsonNode register(String token) throws Exception {
    JsonNode begun = begin(token);
    return answer(finish(token, begun, made(authenticator(), begun)));
  }

  @Test
  void tellsABrowserWhatToMake() throws Exception {
    JsonNode options = begin(ADA).get("publicKey");
    assertThat(options.at("/rp/id").asText()).isEqualTo(FakePeopleNode.RELYING_PARTY);
    assertThat(options.at("/pubKeyCredParams").findValuesAsText("alg"))
        .containsExactly("-7", "-257");
    assertThat(options.at("/authenticatorSelection/residentKey").asText()).isEqualTo("required");
    assertThat(options.at("/authenticatorSelection/userVerification").asText())
        .isEqualTo("required");
    assertThat(options.at("/attestation").asText()).isEqualTo("none");
    assertThat(options.at("/challenge").asText()).hasSize(43);
  }

  @Test
  void keepsAPersonsPasskeysUnderOnePseudonym() throws Exception {
    JsonNode first = register(ADA);
    JsonNode begun = begin(ADA);
    assertThat(begun.at("/publicKey/excludeCredentials/0/id").asText())
        .isEqualTo(first.get("credentialId").asText());
    JsonNode second = answer(finish(ADA, begun, made(authenticator(), begun)));
    assertThat(second.get("personId")).isEqualTo(first.get("personId"));
    assertThat(register(BOB).get("personId")).isNotEqualTo(first.get("personId"));
  }

  @Test
  void showsThemToTheBanksReadersPageByPage() throws Exception {
    register(ADA);
    register(BOB);
    String page =
        send(get("/api/v1/people/registrations?limit=1"), ADMIN, Map.of())
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.items", hasSize(1)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    send(
            get(
                "/api/v1/people/registrations?cursor={cursor}",
                json.readTree(page).get("nextCursor").asText()),
            ADMIN,
            Map.of())
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.nextCursor").doesNotExist());
    send(get("/api/v1/people/registrations"), ADA, Map.of())
        .andExpect(jsonPath("$.items", hasSize(2)));
    String worker = Realm.BANK_A.tokenOf("worker", "finetune-worker");
    send(get("/api/v1/people/registrations"), worker, Map.of()).andExpect(status().isForbidden());
  }

  @Test
  void saysWhomAPseudonymStandsFor() throws Exception {
    register(ADA);
    String bob = register(BOB).get("personId").asText();
    register(BOB);
    send(get("/api/v1/people/registrations?personId={id}&limit=1", bob), ADA, Map.of())
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].name").value("bob"))
        .andExpect(jsonPath("$.nextCursor").exists());
    send(get("/api/v1/people/registrations?personId=bob"), ADA, Map.of())
        .andExpect(status().isBadRequest());
  }

  @Test
  void refusesAChallengeThatWasUsed() throws Exception {
    JsonNode begun = begin(ADA);
    answer(finish(ADA, begun, made(authenticator(), begun)));
    finish(ADA, begun, made(authenticator(), begun))
        .andExpect(status().isConflict())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("was used")));
  }

  @Test
  void refusesAChallengeThatFailedOnce() throws Exception {
    JsonNode begun = begin(ADA);
    finish(ADA, begun, authenticator().create("b3RoZXI"))
        .andExpect(status().isUnprocessableEntity());
    finish(ADA, begun, made(authenticator(), begun)).andExpect(status().isConflict());
  }

  @Test
  void refusesAChallengeWhoseTimeIsOver() throws Exception {
    JsonNode begun = begin(ADA);
    clock.advance(Duration.ofHours(1));
    finish(ADA, begun, made(authenticator(), begun))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("begin another")));
  }

  @Test
  void refusesTheRegistrationOfAnother() throws Exception {
    JsonNode begun = begin(ADA);
    finish(BOB, begun, made(authenticator(), begun)).andExpect(status().isNotFound());
    answer(finish(ADA, begun, made(authenticator(), begun)));
  }

  @Test
  void refusesAPasskeyThatAnotherHas() throws Exception {
    TestAuthenticator shared = authenticator();
    JsonNode begun = begin(ADA);
    answer(finish(ADA, begun, made(shared, begun)));
    JsonNode again = begin(BOB);
    finish(BOB, again, made(shared, again))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("registered already")));
  }

  @Test
  void refusesWhatIsNoCredentialInWords() throws Exception {
    JsonNode begun = begin(ADA);
    send(
            post(
                "/api/v1/people/registrations/{id}/credential",
                begun.get("registrationId").asText()),
            ADA,
            Map.of("response", Map.of("clientDataJSON", "{}", "attestationObject", "AAAA")))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
  }
}
