// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.concordat.ui.fake.FindingSamples;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.StepSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a review in Chromium, and what others wrote, which must do nothing there. */
@Timeout(600)
class ReviewFormsBrowserTest extends BrowserTests {
  private static final String HOSTILE =
      "<img src=x onerror=\\\"window.hurt=1\\\"><script>window.hurt=1</script>"
          + " [x](javascript:window.hurt=1) ![p](https://evil.example/p.png)";

  @BeforeEach
  void open() {
    party.realm().nextIs("validator", "model-validator");
    party.registry().gives(FindingSamples.VERSION + "/actions", StepSamples.actions("CONCLUDE"));
    party.registry().gives(FindingSamples.VERSION + "/documents", "[]");
  }

  @ParameterizedTest
  @CsvSource({"1280, 800", "390, 844"})
  void keepNobodyOut(int width, int height) throws IOException {
    Page page = browser.page(width, height);
    page.navigate(at(FindingSamples.VERSION + "/reviews"));
    List<String> found = new ArrayList<>();
    for (String form : List.of("Open a finding", "Close or change: F-1", "Ask for a vote")) {
      button(page, form).click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).isVisible();
      page.waitForFunction("() => document.getAnimations().every(a => a.playState !== 'running')");
      String name = "form-" + form.replaceAll("[^A-Za-z]+", "-").toLowerCase(Locale.ROOT);
      found.addAll(ViewsBrowserTest.look(page, name, width, ColorScheme.LIGHT, ColorScheme.DARK));
      button(page, "Cancel").click();
      assertThat(dialog).isHidden();
    }
    assertThat(found).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void letNothingInThatOthersWrote() {
    String said =
        """
        {"items": [{"id": "11111111-0000-4000-8000-000000000001", "modelId": "%s", "version": 80,
          "about": "%2$s", "text": "A comment %2$s", "author": "%2$s", "authorName": "%2$s",
          "writtenAt": "2026-03-01T08:00:00Z"}]}
        """
            .formatted(Samples.CARD_FRAUD, HOSTILE);
    String report =
        """
        {"kind": "validation-report", "revision": 3, "digest": "00", "author": "%1$s",
         "writtenAt": "2026-02-28T16:00:00Z", "onLedger": false, "content": {"findings": [
          {"id": "F-1", "description": "A finding %1$s", "severity": "HIGH", "owner": "%1$s",
           "dueDate": "2026-03-05", "status": "CLOSED", "resolution": "%1$s"}]}}
        """
            .formatted(HOSTILE);
    party.registry().gives(FindingSamples.VERSION + "/comments", said);
    party.registry().gives(FindingSamples.VERSION + "/documents/validation-report", report);
    party
        .registry()
        .gives(
            FindingSamples.VERSION + "/documents/model-card",
            Samples.CARD.replace("Scores card payments", "A card " + HOSTILE));
    party
        .registry()
        .gives(
            FindingSamples.VERSION,
            Samples.versionOfCardFraud(80).replace("O=BankA", "O=Bank " + HOSTILE));
    Page page = browser.page(1280, 800);
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    for (String[] shown : new String[][] {{"reviews", "A comment"}, {"card", "A card"}}) {
      page.navigate(at(FindingSamples.VERSION + "/" + shown[0]));
      assertThat(page.getByText(shown[1]).first()).isVisible();
      assertThat(page.getByText("onerror=").first()).isVisible();
    }
    assertThat(page.evaluate("() => window.hurt === undefined")).isEqualTo(true);
    assertThat(page.locator("main img, main script, main a[href^='javascript']")).hasCount(0);
    assertThat(asked).noneMatch(url -> url.contains("evil.example"));
    assertThat(browser.complaints()).isEmpty();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
