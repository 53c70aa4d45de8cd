// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.concordat.ui.fake.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What parts do that only a browser shows. */
@Timeout(600)
class PartsBrowserTest extends BrowserTests {
  private Page page;

  @BeforeEach
  void open() {
    party.realm().nextIs("developer", "model-developer");
    page = browser.page(1280, 800);
    page.navigate(at("exhibit"));
    assertThat(heading()).hasText("Exhibit");
  }

  private Locator heading() {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
  }

  @Test
  void drawPlotsThatAreReadWithoutColourAndWithoutEyes() {
    Locator plot = page.locator(".plot-canvas svg");
    assertThat(plot).isVisible();
    assertThat(plot.locator("text", new Locator.LocatorOptions().setHasText("Its parent")))
        .isVisible();
    assertThat(plot.locator("path[stroke-dasharray]").first()).isAttached();
    assertThat(page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName("Receiver operating")))
        .isVisible();
    page.getByText("The numbers as a table").click();
    assertThat(page.getByRole(AriaRole.ROW)).hasCount(1 + 21 + 21 + 2);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void letNoTextOfOthersDoAnything() {
    assertThat(page.locator(".markdown")).containsText("plain");
    page.locator(".markdown").hover();
    page.getByText("plain").hover();
    assertThat(page.evaluate("() => window.hurt === undefined")).isEqualTo(true);
    assertThat(page.locator(".markdown img, .markdown script, .markdown a")).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void keepWhatWasTypedWhenTheSessionEndsAtTheRealm() {
    page.getByLabel("Note").fill("Half a finding");
    party.realm().endSessions();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Ask")).click();
    assertThat(page.getByText("Your session has ended.")).isVisible();
    Page again = page.waitForPopup(() -> page.getByText("Sign in again (opens").click());
    assertThat(again.getByText("Welcome, Developer of BankA")).isVisible();
    again.close();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Ask")).click();
    assertThat(page.getByText("APPROVED")).isVisible();
    assertThat(page.getByLabel("Note")).hasValue("Half a finding");
  }

  @Test
  void areReachedByTheKeyboardAlone() {
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the content")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main#content")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Note")).isFocused();
  }

  @Test
  void printAllOfALongPageDarkOnWhite() {
    page.navigate(at("models/" + Samples.CARD_FRAUD + "/versions/80/performance"));
    assertThat(page.getByText("Threshold explorer")).isVisible();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Light or dark")).click();
    assertThat(page.locator("html")).hasAttribute("theme", "dark");
    page.evaluate(
        "() => addEventListener('beforeprint', () => {"
            + " window.printed = document.documentElement.getAttribute('theme'); })");
    String printed = new String(page.pdf(), StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(printed).results().count())
        .isGreaterThan(2);
    assertThat(page.evaluate("() => window.printed")).isEqualTo("light");
    assertThat(page.locator("html")).hasAttribute("theme", "dark");
  }

  @Test
  void speakAnotherLanguageAndTurnDarkForGood() {
    page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Language")).click();
    page.getByText("Deutsch").click();
    assertThat(page.getByText("Die Zahlen als Tabelle")).isVisible();
    assertThat(page.locator("html")).hasAttribute("lang", "de-DE");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Hell oder dunkel")).click();
    assertThat(page.locator("html")).hasAttribute("theme", "dark");
    page.reload();
    assertThat(heading()).hasText("Exhibit");
    assertThat(page.locator("html")).hasAttribute("theme", "dark");
    assertThat(page.getByText("Die Zahlen als Tabelle")).isVisible();
  }
}
