// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.ui.fake.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing in, finding a version, looking at it: in a real browser, with the real policy. */
@Timeout(600)
class SkeletonBrowserTest extends BrowserTests {

  @BeforeEach
  void open() {
    party.realm().nextIs("developer", "model-developer");
  }

  @Test
  void signsInAndShowsAVersionWithoutAComplaintOfTheBrowser() {
    Page page = browser.page(1280, 800);
    page.navigate(at(""));
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Welcome, Developer of BankA");
    shot(page, "home");
    page.navigate(at("models?q=card"));
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("card-fraud · 80")))
        .isVisible();
    shot(page, "models");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("card-fraud · 80")).click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("card-fraud, version 80");
    assertThat(page.getByText("Scores card payments before they are authorised.")).isVisible();
    assertThat(page)
        .hasURL(
            java.util.regex.Pattern.compile(".*/models/" + Samples.CARD_FRAUD + "/versions/80"));
    shot(page, "version");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void letsNoOtherSiteSignAnybodyOut() {
    Page page = browser.page(1280, 800);
    page.navigate(at(""));
    assertThat(page.getByText("Welcome, Developer of BankA")).isVisible();
    assertThat(page.evaluate("async () => (await fetch('/logout', {method: 'POST'})).status"))
        .isEqualTo(403);
    page.reload();
    assertThat(page.getByText("Welcome, Developer of BankA")).isVisible();
  }

  @Test
  void signsOutHereAndAtTheRealm() {
    Page page = browser.page(1280, 800);
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    page.onConsoleMessage(message -> said.add(message.text()));
    page.navigate(at(""));
    page.getByRole(
            AriaRole.MENUITEM,
            new Page.GetByRoleOptions().setName("Signed in as Developer of BankA"))
        .click();
    party.realm().nextIs("approver", "model-approver");
    page.getByText("Sign out").click();
    // The realm signs the next one in at once, so whoever comes back is somebody else.
    assertThat(page.getByText("Welcome, Approver of BankA")).isVisible();
    // The page let go of its socket, and did not see the server end it.
    assertThat(said).noneMatch(text -> text.contains("HTTP session that has ended"));
  }

  @Test
  void showsThatTheRegistryIsAwayAndGoesOnByItself() {
    Page page = browser.page(1280, 800);
    page.navigate(at("models"));
    assertThat(page.getByText("card-fraud · 80")).isVisible();
    party.registry().setAway(true);
    assertThat(page.getByText("The registry does not answer.")).isVisible();
    party.registry().setAway(false);
    assertThat(page.getByText("The registry does not answer.")).isHidden();
  }

  @Test
  void showsWhatHappenedWithoutBeingAsked() {
    Page page = browser.page(1280, 800);
    page.navigate(at("models/" + Samples.CARD_FRAUD + "/versions/79"));
    assertThat(page.getByText("Nobody has written a card yet")).isVisible();
    party
        .registry()
        .gives("models/" + Samples.CARD_FRAUD + "/versions/79/documents/model-card", Samples.CARD);
    party.registry().gives("events", Samples.event(2));
    assertThat(page.getByText("Scores card payments before they are authorised.")).isVisible();
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + ".png")));
  }
}
