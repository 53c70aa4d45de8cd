// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.Party;
import net.concordat.deploy.cli.Chromium;
import net.concordat.deploy.cli.VirtualAuthenticator;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryNetwork;

/** Somebody of a party before its pages, in a browser session and with passkeys of the own. */
final class Visitor {
  /** How long a page may take to show something, on a machine that does much else. */
  static final int PATIENCE_MILLIS = 60_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CREATE =
      """
      async options => JSON.stringify((await navigator.credentials.create({publicKey:
        PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))})).toJSON())""";
  private static final String SIGN =
      """
      async options => JSON.stringify((await navigator.credentials.get({publicKey:
        PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))})).toJSON())""";

  private final Page page;
  private final String home;
  private final RegistryClient registry;

  /** Signs somebody in, whose passkeys the browser has. */
  Visitor(
      RegistryNetwork network,
      Chromium chromium,
      Party party,
      String username,
      List<JsonObject> passkeys)
      throws IOException {
    home = network.nodes().network().pages(party).toString();
    registry = network.client(party, username);
    page = chromium.page();
    page.context().setDefaultTimeout(PATIENCE_MILLIS);
    VirtualAuthenticator authenticator = new VirtualAuthenticator(page);
    passkeys.forEach(authenticator::hold);
    page.navigate(home);
    signIn(page, username, Files.readString(network.identity().folder().password(party, username)));
    assertThat(heading()).containsText("Welcome");
  }

  /** Fills the form of the realm's. */
  static void signIn(Page page, String username, String password) {
    page.getByLabel("Username", new GetByLabelOptions().setExact(true)).fill(username);
    page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(password);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign In")).click();
  }

  /** What the browser shows. */
  Page page() {
    return page;
  }

  /** The party's registry, asked as this person. */
  RegistryClient registry() {
    return registry;
  }

  /** Goes to a page, by its path without a slash before it. */
  void open(String path) {
    page.navigate(home + "/" + path);
  }

  /** The page's heading. */
  Locator heading() {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
  }

  /** Buttons of a name. */
  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  /** Something that the page shows, sooner or later, in whatever case. */
  void sees(String words) {
    assertThat(page.getByText(words).first()).isVisible();
  }

  /** Something that the page shows, sooner or later, in these words and no others. */
  void shows(String words) {
    assertThat(page.getByText(words, new GetByTextOptions().setExact(true)).first()).isVisible();
  }

  /** Makes and registers a passkey; gives what the registry then knows of it. */
  JsonNode register() throws IOException, InterruptedException {
    JsonNode begun = registry.post("/api/v1/people/registrations", Map.of());
    return registry.post(
        "/api/v1/people/registrations/" + begun.get("registrationId").asText() + "/credential",
        JSON.readTree(String.valueOf(page.evaluate(CREATE, begun.get("publicKey").toString()))));
  }

  /** Has a passkey sign something that the pages do not ask for yet. */
  JsonNode sign(JsonNode options) throws IOException {
    return JSON.readTree(String.valueOf(page.evaluate(SIGN, options.toString())));
  }
}
