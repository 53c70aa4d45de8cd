// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.SampleCommands;
import net.concordat.ui.fake.SampleDescriptors;
import net.concordat.ui.fake.Samples;
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

  @Test
  void leadToTheVersionThatTheyBecome() {
    String versions = "models/" + Samples.CARD_FRAUD + "/versions";
    party.realm().nextIs("developer", "model-developer");
    party.registry().answers("HEAD artifacts/" + SampleDescriptors.DIGEST, any -> ok());
    party
        .registry()
        .answers(
            "POST " + versions,
            any ->
                new Answer(
                    201,
                    SampleCommands.command(
                        "publish-version",
                        "DONE",
                        "{}",
                        ", \"result\": {\"version\": {\"modelId\": \"%s\", \"version\": 80}}"
                            .formatted(Samples.CARD_FRAUD))));
    party.registry().refuses("GET " + versions + "/80", 404, "There is no such version yet.");
    party.registry().gives("commands/" + SampleCommands.ID, SampleCommands.done("publish-version"));
    Page page = browser.page(1280, 800);
    page.navigate(at("share/publish"));
    choose(page, 0, ".json", SampleDescriptors.descriptor(""));
    assertThat(page.getByText("The bank’s store has these very bytes.")).isVisible();
    page.locator("vaadin-combo-box")
        .filter(new Locator.FilterOptions().setHasText("Model"))
        .click();
    page.getByRole(AriaRole.OPTION).first().click();
    page.getByLabel("Why it may leave the bank without differential privacy").fill("A trial.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish").setExact(true))
        .click();
    assertThat(page.getByText("Publish the version: done.")).isVisible();
    party.registry().gives(versions + "/80", Samples.versionOfCardFraud(80));
    assertThat(page).hasURL(at(versions + "/80"));
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("card-fraud, version 80");
  }

  private static Answer ok() {
    return new Answer(200, "");
  }

  private static void choose(Page page, int place, String kind, String content) {
    page.locator("vaadin-upload input[type=file]")
        .nth(place)
        .setInputFiles(
            new FilePayload(
                "x" + kind, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
  }
}
