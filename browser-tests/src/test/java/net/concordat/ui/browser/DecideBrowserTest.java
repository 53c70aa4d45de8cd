// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ReviewSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deciding with a passkey, in Chromium with an authenticator of its own. */
@Timeout(600)
class DecideBrowserTest extends BrowserTests {
  private static final String DECISIONS = "proposals/" + ReviewSamples.PROPOSAL + "/decisions";

  private Page page;
  private VirtualAuthenticator authenticator;

  @BeforeEach
  void open() {
    party.realm().nextIs("approver", "model-approver");
    page = browser.page(1280, 800);
    authenticator = VirtualAuthenticator.on(page);
    page.navigate(at("review/decide/" + ReviewSamples.PROPOSAL));
    assertThat(page.getByText("I approve, as MODEL_APPROVER")).isVisible();
  }

  private KeyPair addPasskey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    JsonObject credential = new JsonObject();
    credential.addProperty(
        "credentialId",
        base64.encodeToString("credential-of-ada".getBytes(StandardCharsets.UTF_8)));
    credential.addProperty("isResidentCredential", true);
    credential.addProperty("rpId", HOST);
    credential.addProperty("userHandle", base64.encodeToString(new byte[] {1}));
    credential.addProperty("privateKey", base64.encodeToString(key.getPrivate().getEncoded()));
    credential.addProperty("signCount", 1);
    JsonObject arguments = new JsonObject();
    arguments.addProperty("authenticatorId", authenticator.id());
    arguments.add("credential", credential);
    authenticator.devTools().send("WebAuthn.addCredential", arguments);
    return key;
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  private List<Asked> sent() {
    return party.registry().asked().stream()
        .filter(asked -> asked.path().equals(DECISIONS))
        .toList();
  }

  @Test
  void sendsWhatThePasskeySignedForTheAnswerThatWasChosen() throws Exception {
    KeyPair key = addPasskey();
    party
        .registry()
        .answers(
            "POST " + DECISIONS,
            any -> {
              party
                  .registry()
                  .gives("proposals/" + ReviewSamples.PROPOSAL, ReviewSamples.decided("ACCEPTED"));
              return new Answer(
                  201, "{\"id\": \"77777777-0000-4000-8000-000000000001\", \"status\": \"DONE\"}");
            });
    press("Approve as approver");
    assertThat(page.getByText("The ledger has taken it.")).isVisible();
    assertThat(page.getByText("This was accepted.")).isVisible();
    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).header("Idempotency-key")).isNotBlank();
    JsonNode answer = new ObjectMapper().readTree(sent().get(0).body());
    assertThat(answer.path("role").asText()).isEqualTo("MODEL_APPROVER");
    assertThat(answer.path("verdict").asText()).isEqualTo("APPROVE");
    verify(answer.path("credential"), key);
    assertThat(browser.complaints()).isEmpty();
  }

  /**
   * By WebAuthn Level 2, 7.2: the signature is over authenticator data and the client data's hash.
   */
  private static void verify(JsonNode credential, KeyPair key)
      throws GeneralSecurityException, IOException {
    JsonNode response = credential.path("response");
    byte[] clientData = bytes(response.path("clientDataJSON"));
    JsonNode said = new ObjectMapper().readTree(clientData);
    assertThat(said.path("challenge").asText())
        .isEqualTo("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA");
    assertThat(said.path("type").asText()).isEqualTo("webauthn.get");
    assertThat(said.path("origin").asText()).startsWith("http://" + HOST);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(bytes(response.path("authenticatorData")));
    signed.writeBytes(MessageDigest.getInstance("SHA-256").digest(clientData));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(key.getPublic());
    signature.update(signed.toByteArray());
    assertThat(signature.verify(bytes(response.path("signature")))).isTrue();
    assertThat(credential.path("id").asText()).isEqualTo("Y3JlZGVudGlhbC1vZi1hZGE");
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getUrlDecoder().decode(base64.asText());
  }

  @Test
  void showsTheRuleByWhichTheLedgerRefusesWhatWasSigned() throws Exception {
    addPasskey();
    party
        .registry()
        .answers(
            "POST " + DECISIONS,
            any ->
                new Answer(
                    422,
                    """
                    {"status": 422, "rule": "assertion-challenge",
                     "detail": "An assertion answers the challenge of what it decides."}
                    """));
    press("Refuse as approver");
    assertThat(page.getByText("An assertion answers the challenge")).isVisible();
    assertThat(page.getByText("assertion-challenge")).isVisible();
    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).body()).contains("\"REJECT\"");
  }

  @Test
  void sendsNothingWhereThePasskeyBelongsToAnotherSite() {
    party
        .registry()
        .gives(
            "proposals/" + ReviewSamples.PROPOSAL + "/ballots",
            ReviewSamples.ballots("bank-b.localhost"));
    page.reload();
    press("Approve as approver");
    assertThat(page.getByText("Nothing was signed, and nothing was sent.")).isVisible();
    assertThat(sent()).isEmpty();
  }
}
