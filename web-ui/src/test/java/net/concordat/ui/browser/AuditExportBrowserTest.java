// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import net.concordat.ui.fake.FakeRegistry.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is looked for in the audit trail, as a file. */
@Timeout(60)
class AuditExportBrowserTest extends BrowserTests {
  private static final String FILTERED =
      "audit?command=GrantContract.Offer&party=O%3DBankB%2C%20L%3DFrankfurt%2C%20C%3DDE"
          + "&until=2026-03-01T12%3A00%3A00Z";
  private static final String CSV = "Export as table (CSV)";

  private Page page(String address) {
    party.realm().nextIs("auditor", "auditor");
    Page page = browser.page(1280, 800);
    page.navigate(at(address));
    return page;
  }

  @Test
  void hasWhatTheFilterFindsAsOfItsTime() throws IOException {
    String table = "at,txId,command\r\n\"2026-03-01\",\"7f\",\"GrantContract.Offer\"\r\n";
    party.registry().gives("audit/export", table);
    Page page = page(FILTERED);
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

  @Test
  void isRefusedInAPageThatSaysWhy() {
    party.registry().refuses("GET audit/export", 403, "Your roles do not include this.");
    Page page = page("audit");
    Page refused = page.waitForPopup(() -> page.getByText("Export as JSON lines").click());
    refused.waitForLoadState();
    assertThat(refused.content())
        .contains("Your roles do not include this.", "Correlation id ")
        .doesNotContain("Exception");
  }
}
