// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sessions in the system's Chromium, and what their pages complained of. One Chromium serves all
 * tests of a run, since to start it takes longer than most of them.
 */
public final class TestBrowser implements AutoCloseable {
  private static final List<String> CHROMIUMS =
      List.of("chromium-headless-shell", "chromium", "google-chrome");

  /** What a page may take to show something, on a machine that runs other tests beside. */
  private static final double PATIENCE_MILLIS = 60_000;

  private final List<BrowserContext> sessions = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** Started by the first test that needs it, and ended with the run. */
  private static final class Shared {
    static final Browser BROWSER = start();

    private static Browser start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      return Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(chromium())
                  .setTimeout(2 * PATIENCE_MILLIS)
                  .setChromiumSandbox(false));
    }
  }

  /** A page in a session of its own. */
  public Page page(int width, int height) {
    BrowserContext context =
        Shared.BROWSER.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
    sessions.add(context);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.text().contains("Content Security")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /** Errors of scripts, and what the content security policy forbade. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  private static Path chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Path.of(named);
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of)
        .flatMap(place -> CHROMIUMS.stream().map(place::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is none of " + CHROMIUMS));
  }

  @Override
  public void close() {
    sessions.forEach(BrowserContext::close);
  }
}
