// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A version's evidence pack, fetched with the person's own token. */
@Timeout(600)
class EvidenceBrowserTest extends BrowserTests {
  private static final String TAB = "models/" + Samples.CARD_FRAUD + "/versions/80/evidence";
  private static final String LINK = "Make and download the pack";

  @BeforeEach
  void open() {
    party.realm().nextIs("validator", "model-validator");
  }

  private Page page() {
    Page page = browser.page(1280, 800);
    page.navigate(at(TAB));
    return page;
  }

  @Test
  void isTheRegistrysToTheByte() throws IOException {
    String pack = "PK and a million digits: " + "0123456789".repeat(100_000);
    party.registry().gives(TAB, pack);
    Page page = page();
    Download download = page.waitForDownload(() -> page.getByText(LINK).click());
    assertThat(download.suggestedFilename()).isEqualTo("evidence-a1a1a1a1a1a1a1a1-80.zip");
    assertThat(Files.readString(download.path())).isEqualTo(pack);
    assertThat(party.registry().asked())
        .filteredOn(asked -> asked.path().equals(TAB))
        .singleElement()
        .extracting(asked -> asked.headers().get("Authorization"))
        .asString()
        .contains("Bearer ");
  }

  @Test
  void isRefusedInAPageThatSaysWhy() {
    party.registry().refuses("GET " + TAB, 503, "The node is away; nothing was made.");
    Page page = page();
    Page refused = page.waitForPopup(() -> page.getByText(LINK).click());
    refused.waitForLoadState();
    assertThat(refused.content())
        .contains("The node is away; nothing was made.")
        .contains("Correlation id " + correlationId());
  }

  private String correlationId() {
    Asked asked =
        party.registry().asked().stream()
            .filter(each -> each.path().equals(TAB))
            .findFirst()
            .orElseThrow();
    return asked.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("X-Correlation-Id"))
        .map(header -> header.getValue().get(0))
        .findFirst()
        .orElseThrow();
  }
}
