// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.cli.Chromium;
import net.concordat.deploy.ui.DemoViews.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every view of a demonstration that was left up, wide and narrow, light and dark: nothing that
 * axe-core finds to keep people out, nothing wider than the page. Takes the pictures of the
 * documentation, too: see docs/web-ui.md.
 */
@EnabledIfSystemProperty(named = "concordat.demo", matches = ".+")
@Timeout(1800)
class DemoPicturesIT {
  private static final int[][] SIZES = {{1280, 800}, {390, 844}};
  private static final int TALLEST = 1500;

  /** How high a window is that shows all of a page, which scrolls inside its frame. */
  private static final String WHOLE =
      """
      () => {
        const scrolls =
          document.querySelector('vaadin-app-layout').shadowRoot.querySelector('[content]');
        return innerHeight + scrolls.scrollHeight - scrolls.clientHeight;
      }""";

  private final Network network;
  private final Optional<Path> pictures =
      Optional.ofNullable(System.getProperty("concordat.images")).map(Path::of);

  private final List<String> found = new ArrayList<>();

  DemoPicturesIT() throws IOException {
    network =
        Network.in(
            new StateFolder(Path.of(System.getProperty("concordat.demo"))),
            Distribution.current(),
            Optional.empty(),
            Party.all());
  }

  @Test
  void keepNobodyOut() throws Exception {
    try (Chromium browser = new Chromium()) {
      for (Visit visit : new DemoViews(network).visits()) {
        Page page = browser.page();
        signIn(page, visit);
        for (Map.Entry<String, String> view : visit.addresses().entrySet()) {
          look(page, visit.party(), view.getKey(), view.getValue());
        }
        page.context().close();
      }
    }
    assertThat(found).isEmpty();
  }

  private void signIn(Page page, Visit visit) throws IOException {
    String user = visit.role().username();
    page.navigate(network.pages(visit.party()).toString());
    page.getByLabel("Username", new GetByLabelOptions().setExact(true)).fill(user);
    page.getByLabel("Password", new GetByLabelOptions().setExact(true))
        .fill(Files.readString(network.identity().folder().password(visit.party(), user)));
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign In")).click();
    assertThat(page.locator("main h1")).isVisible();
  }

  private void look(Page page, Party party, String name, String address) throws IOException {
    for (int[] size : SIZES) {
      for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.setViewportSize(size[0], size[1]);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.navigate(network.pages(party) + "/" + address);
        assertThat(page.locator("main h1")).isVisible();
        page.waitForFunction(
            "() => !document.querySelector('vaadin-connection-indicator[loading]')");
        press(page, name);
        // Plots are drawn, and pages pushed, after the page has answered.
        page.waitForTimeout(1500);
        String shown = "%s-%d-%s".formatted(name, size[0], theme.name().toLowerCase(Locale.ROOT));
        if (pictures.isPresent()) {
          take(page, size, pictures.get().resolve(shown + ".png"));
        }
        Axe.found(page).forEach(each -> found.add(shown + " " + each));
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth")) {
          found.add(shown + " is wider than the page");
        }
      }
    }
  }

  private static void press(Page page, String name) {
    String button = DemoViews.PRESSED.get(name);
    if (button != null) {
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
          .click();
      assertThat(page.getByText("What will be recorded")).isVisible();
    }
  }

  private static void take(Page page, int[] size, Path to) throws IOException {
    int height = (Integer) page.evaluate(WHOLE);
    page.setViewportSize(size[0], Math.min(height, TALLEST));
    // Plots and lists take the room that there is.
    page.waitForTimeout(500);
    PalettePng.write(page.screenshot(), to);
  }
}
