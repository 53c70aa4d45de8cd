// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guided tour, by keyboard alone. */
@Timeout(600)
class GuideBrowserTest extends BrowserTests {
  @Test
  void putsTheKeyboardOnEachStepAndRemembersWhereItWasLeft() {
    party.realm().nextIs("validator", "model-validator");
    Page page = browser.page(1280, 800);
    page.navigate(at(""));
    button(page, "Begin").press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/card"));
    assertThat(heading(page, "Step 1 of 5: What this version is")).isFocused();
    button(page, "Next").press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/performance"));
    assertThat(heading(page, "Step 2 of 5: How well it does")).isFocused();
    button(page, "Leave the tour").press("Enter");
    assertThat(page).hasURL(at(""));
    page.reload();
    assertThat(button(page, "Go on at step 2 of 5")).isVisible();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
  }
}
