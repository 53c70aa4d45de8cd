// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Base64;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SamplePeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Making a passkey, in Chromium with an authenticator of its own. */
@Timeout(60)
class PeopleBrowserTest extends BrowserTests {
  private static final String REGISTRATION = "99999999-0000-4000-8000-000000000009";
  private static final String CREDENTIAL = "people/registrations/" + REGISTRATION + "/credential";
  private static final String CHALLENGE = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";

  private Page page;

  @BeforeEach
  void open() {
    party.realm().nextIs("nina", "model-validator");
    page = browser.page(1280, 800);
    VirtualAuthenticator.on(page);
  }

  /** Has the registry tell a browser what to make, unless an authenticator has one already. */
  private void asksToMake(String excluded) {
    party
        .registry()
        .answers(
            "POST people/registrations",
            any ->
                new Answer(
                    201,
                    """
                    {"registrationId": "%s", "publicKey": {
                      "rp": {"id": "%s", "name": "BankA"},
                      "user": {"id": "AAAAAAAAAAAAAAAAAAAAAA", "name": "nina", "displayName": "nina"},
                      "challenge": "%s", "timeout": 20000, "attestation": "none",
                      "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
                      "excludeCredentials": [%s],
                      "authenticatorSelection": {"residentKey": "required",
                        "requireResidentKey": true, "userVerification": "required"}}}
                    """
                        .formatted(REGISTRATION, HOST, CHALLENGE, excluded)));
  }

  private void make() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a passkey")).click();
  }

  private JsonNode made() throws IOException {
    Asked sent =
        party.registry().asked().stream()
            .filter(asked -> asked.path().equals(CREDENTIAL))
            .findFirst()
            .orElseThrow();
    return new ObjectMapper().readTree(sent.body());
  }

  @Test
  void registersWhatTheAuthenticatorMadeAndRefusesASecondThere() throws Exception {
    party.registry().gives("me", SamplePeople.me(""));
    String passkey = SamplePeople.passkey(SamplePeople.NINA, "nina", "e5");
    party
        .registry()
        .answers(
            "POST " + CREDENTIAL,
            any -> {
              party.registry().gives("me", SamplePeople.me(passkey));
              return new Answer(201, passkey);
            });
    asksToMake("");
    page.navigate(at("people"));
    make();
    assertThat(page.getByText("Your passkey is registered.")).isVisible();
    assertThat(page.getByText("Passkey (ES256)")).isVisible();
    JsonNode response = made().path("response");
    JsonNode said =
        new ObjectMapper()
            .readTree(Base64.getUrlDecoder().decode(response.path("clientDataJSON").asText()));
    assertThat(said.path("type").asText()).isEqualTo("webauthn.create");
    assertThat(said.path("challenge").asText()).isEqualTo(CHALLENGE);
    assertThat(said.path("origin").asText()).startsWith("http://" + HOST);
    assertThat(response.path("attestationObject").asText()).isNotBlank();

    asksToMake("{\"type\": \"public-key\", \"id\": \"" + made().path("id").asText() + "\"}");
    make();
    assertThat(page.getByText("this authenticator has one of yours already")).isVisible();
    assertThat(browser.complaints()).isEmpty();
  }
}
