// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.regex.Pattern;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import net.concordat.deploy.cli.Chromium;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A bank's pages in a real browser, with the real Keycloak, registry and node. */
@OnRegistries
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UiIT {
  private static final Party BANK = Party.BANK_A;

  private final RegistryNetwork network;
  private final UiServer ui;
  private final Chromium browser = new Chromium();

  UiIT(RegistryNetwork network) throws Exception {
    this.network = network;
    this.ui = network.pages(BANK).get(0);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @Test
  void signsSomebodyInAtTheRealmAndOutAgain() throws Exception {
    Page page = browser.page();
    page.navigate(ui.address().toString());
    page.getByLabel("Username", new GetByLabelOptions().setExact(true)).fill("auditor");
    page.getByLabel("Password", new GetByLabelOptions().setExact(true))
        .fill(Files.readString(network.identity().folder().password(BANK, "auditor")));
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign In")).click();
    assertThat(page.getByText("Welcome, Auditor of BankA")).isVisible();

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Models")).click();
    assertThat(page).hasURL(ui.address() + "/models");
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
        .hasText("Models");

    page.getByRole(
            AriaRole.MENUITEM, new GetByRoleOptions().setName("Signed in as Auditor of BankA"))
        .click();
    page.getByText("Sign out").click();
    assertThat(page).hasURL(Pattern.compile(".*/realms/BankA/.*"));
    page.navigate(ui.address().toString());
    assertThat(page.getByLabel("Username", new GetByLabelOptions().setExact(true))).isVisible();
  }

  @Test
  void runsAsAProcessThatTheNetworkKnows() {
    assertThat(ui.status()).isEqualTo(NodeStatus.UP);
    assertThat(network.nodes().network().services()).extracting(s -> s.name()).contains(ui.name());
    assertThat(ui.address().getHost()).isEqualTo("bank-a.localhost");
  }
}
