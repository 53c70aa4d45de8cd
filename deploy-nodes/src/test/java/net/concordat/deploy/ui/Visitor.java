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
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
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
  private static final String SIGN =
      """
      async options => JSON.stringify((await navigator.credentials.get({publicKey:
        PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))})).toJSON())""";

  private final Page page;
  private final String name;
  private final String home;
  private final RegistryClient registry;
  private final PassedViews views;

  /** Signs somebody in, whose passkeys the browser has. */
  Visitor(
      RegistryNetwork network,
      Chromium chromium,
      PassedViews views,
      Party party,
      String username,
      List<JsonObject> passkeys)
      throws IOException {
    this.views = views;
    name = username + " of " + party;
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

  /** Which page that is, by its path without a slash before it. */
  static String path(Page page) {
    return URI.create(page.url()).getPath().substring(1);
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

  /** The button of a name, and of no longer one. */
  Locator exactButton(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** Links of a name. */
  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
  }

  /** The field with a label. */
  Locator field(String label) {
    return page.getByLabel(label, new GetByLabelOptions().setExact(true));
  }

  /** Fields under a common label. */
  Locator group(String label) {
    return page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName(label));
  }

  /** One of which one is chosen. */
  Locator option(String label) {
    return page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(label));
  }

  /** What takes a file of a kind. */
  Locator file(String kind) {
    return page.locator("vaadin-upload input[type=file][accept='%s']".formatted(kind));
  }

  /** Chooses from a list that opens. */
  void choose(String label, String item) {
    page.locator("vaadin-combo-box, vaadin-select")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(label, new GetByTextOptions().setExact(true))))
        .click();
    page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(item)).click();
  }

  /** What a list says of something. */
  Locator entry(String words) {
    return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words));
  }

  /** What stands beside a name. */
  Locator fact(String name) {
    return page.locator("//dt[normalize-space()='%s']/following-sibling::dd[1]".formatted(name));
  }

  /** The page has these words in its heading, sooner or later. */
  void headed(String words) {
    assertThat(heading()).containsText(words);
    views.pass(name, page);
  }

  /** Something that the page shows, sooner or later, in whatever case. */
  void sees(String words) {
    assertThat(page.getByText(words).first()).isVisible();
    views.pass(name, page);
  }

  /** Something that the page shows, sooner or later, in these words and no others. */
  void shows(String words) {
    assertThat(page.getByText(words, new GetByTextOptions().setExact(true)).first()).isVisible();
    views.pass(name, page);
  }

  /** Has a passkey sign something that the pages do not ask for yet. */
  JsonNode sign(JsonNode options) throws IOException {
    return JSON.readTree(String.valueOf(page.evaluate(SIGN, options.toString())));
  }
}
