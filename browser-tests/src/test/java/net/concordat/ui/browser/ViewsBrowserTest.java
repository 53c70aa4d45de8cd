// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.concordat.ui.browser.ShownViews.Shown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every view, wide and narrow, light and dark: nothing that axe-core finds to keep people out, no
 * complaint of the browser, nothing wider than the page. With {@code -Dconcordat.images=FOLDER}
 * their pictures are taken.
 */
@Timeout(600)
class ViewsBrowserTest extends BrowserTests {
  private static final String FOUND =
      """
      async rules => { return (await axe.run(document, {resultTypes: ['violations'], runOnly: rules}))
        .violations.flatMap(v => v.nodes.filter(n => !(v.id === 'target-size' && clipped(n)))
          .map(n => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary));
      // What a grid's edge cuts is whole once it is scrolled to.
      function clipped(n) {
        const element = document.querySelector(n.target[0]);
        const grid = element && element.closest('vaadin-grid');
        return grid && element.getBoundingClientRect().bottom + 12 > grid.getBoundingClientRect().bottom;
      }}""";

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** All that another theme changes. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  /** As the page's own switch does; what changes by and by has changed then. */
  private static final String TURN =
      """
      theme => {
        document.documentElement.setAttribute('theme', theme);
        const roots = [document];
        for (const root of roots) {
          root.querySelectorAll('*').forEach(e => e.shadowRoot && roots.push(e.shadowRoot));
          root.getAnimations()
            .filter(a => a.effect.getComputedTiming().endTime !== Infinity)
            .forEach(a => a.finish());
        }
      }""";

  @BeforeEach
  void open() {
    party.realm().nextIs("developer", "model-developer");
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, LIGHT, DARK", "390, 844, DARK, LIGHT"})
  void keepNobodyOut(int width, int height, ColorScheme first, ColorScheme then)
      throws IOException {
    List<String> found = new ArrayList<>();
    visit(ShownViews.OF_A_BANK, browser.page(width, height), found, first, then);
    party.realm().nextIs("validator", "model-validator");
    visit(ShownViews.OF_A_VALIDATOR, browser.page(width, height), found, first, then);
    party.realm().nextIs("supervisor", "supervisor");
    visit(ShownViews.OF_A_REGULATOR, browser.page(width, height), found, first, then);
    assertThat(found).isEmpty();
    assertThat(browser.complaints()).filteredOn(text -> !text.contains("404")).isEmpty();
  }

  private void visit(List<Shown> views, Page page, List<String> found, ColorScheme... themes)
      throws IOException {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(themes[0]));
    for (Shown view : views) {
      page.navigate(at(view.address()));
      assertThat(page.getByText(view.sign()).first()).isVisible();
      if (!view.button().isEmpty()) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(view.button()))
            .first()
            .click();
        assertThat(page.getByText("What will be recorded")).isVisible();
      }
      page.waitForFunction("() => !document.querySelector('vaadin-connection-indicator[loading]')");
      found.addAll(look(page, view.name(), page.viewportSize().width, themes));
    }
  }

  /**
   * What keeps people out of a page as it is shown now: by all rules in the first theme, by those
   * of colours in the others. Takes its pictures.
   */
  static List<String> look(Page page, String name, int width, ColorScheme... themes)
      throws IOException {
    List<String> found = new ArrayList<>();
    page.evaluate(axe());
    List<String> rules = RULES;
    for (ColorScheme theme : themes) {
      String shown = "%s-%d-%s".formatted(name, width, lower(theme));
      page.evaluate(TURN, lower(theme));
      take(page, shown);
      ((List<?>) page.evaluate(FOUND, rules)).forEach(each -> found.add(shown + " " + each));
      rules = COLOURS;
    }
    if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth")) {
      found.add(name + " is wider than " + width);
    }
    return found;
  }

  private static String lower(ColorScheme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(ViewsBrowserTest.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void take(Page page, String name) {
    String folder = System.getProperty("concordat.images");
    if (folder != null) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }
}
