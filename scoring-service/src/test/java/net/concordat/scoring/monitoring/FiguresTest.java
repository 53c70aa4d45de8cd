// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said of a window has the form in which the registry takes it. */
class FiguresTest {
  @Test
  void isWrittenAsTheRegistryDescribesIt() throws Exception {
    String text = Files.readString(Path.of("..", "docs", "registry-api.md"));
    String shown = text.substring(text.indexOf("## Monitoring"));
    JsonNode described =
        MonitoringStore.JSON.readTree(
            shown
                .substring(shown.indexOf("```json") + 7, shown.indexOf("\n```\n"))
                .replace("0d3e...", new UUID(1, 1).toString()));
    Figures read = MonitoringStore.JSON.treeToValue(described, Figures.class);
    assertThat(MonitoringStore.JSON.readTree(MonitoringStore.JSON.writeValueAsBytes(read)))
        .isEqualTo(described);
  }
}
