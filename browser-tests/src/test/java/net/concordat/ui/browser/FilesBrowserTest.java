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

/**
 * Files of the registry's, fetched with the person's own token: evidence packs, the audit trail.
 */
@Timeout(600)
class FilesBrowserTest extends BrowserTests {
  private static final String TAB = "models/" + Samples.CARD_FRAUD + "/versions/80/evidence";
  private static final String AUDIT =
      "audit?command=GrantContract.Offer&party=O%3DBankB%2C%20L%3DFrankfurt%2C%20C%3DDE"
          + "&until=2026-03-01T12%3A00%3A00Z";
  private static final String CSV = "Export as table (CSV)";
  private static final String LINK = "Make and download the pack";

  @BeforeEach
  void open() {
    party.realm().nextIs("validator", "model-validator");
  }

  private Page page(String address) {
    Page page = browser.page(1280, 800);
    page.navigate(at(address));
    return page;
  }

  @Test
  void areTheRegistrysToTheByte() throws IOException {
    String pack = "PK and a million digits: " + "0123456789".repeat(100_000);
    party.registry().gives(TAB, pack);
    Page page = page(TAB);
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
  void areRefusedInAPageThatSaysWhy() {
    party.registry().refuses("GET " + TAB, 503, "The node is away; nothing was made.");
    Page page = page(TAB);
    Page refused = page.waitForPopup(() -> page.getByText(LINK).click());
    refused.waitForLoadState();
    assertThat(refused.content())
        .contains("The node is away; nothing was made.")
        .contains("Correlation id " + correlationId());
  }

  @Test
  void haveWhatTheFiltersOfTheAuditFindAsOfItsTime() throws IOException {
    String table = "at,txId,command\r\n\"2026-03-01\",\"7f\",\"GrantContract.Offer\"\r\n";
    party.registry().gives("audit/export", table);
    Page page = page(AUDIT);
    Download download = page.waitForDownload(() -> page.getByText(CSV).click());
    assertThat(download.suggestedFilename()).isEqualTo("audit.csv");
    assertThat(Files.readString(download.path())).isEqualTo(table);
    Asked asked =
        party.registry().asked().stream()
            .filter(each -> each.path().equals("audit/export"))
            .findFirst()
            .orElseThrow();
    assertThat(asked.parameter("format")).contains("csv");
    assertThat(asked.parameter("command")).contains("GrantContract.Offer");
    assertThat(asked.parameter("party")).contains("O=BankB, L=Frankfurt, C=DE");
    assertThat(asked.parameter("until")).contains("2026-03-01T12:00:00Z");
    assertThat(asked.parameter("modelId")).isEmpty();
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
