// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleDescriptors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that a browser sends, which go on to the registry as they come. */
@Timeout(600)
class PublishBrowserTest extends BrowserTests {
  private static final String LARGE = "0123456789".repeat(300_000);

  @Test
  void takeAnArtifactOfAnySizeAfterItsDescriptor() {
    party.realm().nextIs("developer", "model-developer");
    party.registry().answers("POST artifacts", asked -> new Answer(201, "{}"));
    Page page = browser.page(1280, 800);
    page.navigate(at("share/publish"));
    choose(page, 0, ".json", SampleDescriptors.descriptor(""));
    assertThat(page.getByText("card-fraud tuned")).isVisible();
    choose(page, 1, ".zip", LARGE);
    assertThat(page.getByText("The bank’s store has these very bytes.")).isVisible();
    Assertions.assertThat(party.registry().asked())
        .filteredOn(asked -> asked.method().equals("POST"))
        .extracting(Asked::path, Asked::body)
        .contains(Assertions.tuple("artifacts", LARGE));
  }

  private static void choose(Page page, int place, String kind, String content) {
    page.locator("vaadin-upload input[type=file]")
        .nth(place)
        .setInputFiles(
            new FilePayload(
                "x" + kind, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
  }
}
