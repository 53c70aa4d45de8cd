// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRecipeTest {
  private static JsonNode recipe(String data) {
    FineTuneSpec spec = Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null));
    String text = Json.line(Map.of("fineTune", spec)).replace("\"rows.csv\"", Json.line(data));
    return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class, "a recipe");
  }

  @Test
  void keepsTheRequestAsItIs() {
    assertThat(JobRecipe.of(recipe("2026/rows.csv")).rows()).containsExactly("2026/rows.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../other/rows.csv", "a/../../rows.csv", "a\u0000b"})
  void refusesFilesOutsideTheDataFolder(String data) {
    assertThatThrownBy(() -> JobRecipe.of(recipe(data)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'fineTune.data' must name a file in the worker's data folder");
  }

  @Test
  void refusesAParentsReportOutsideTheDataFolder() {
    ObjectNode recipe = (ObjectNode) recipe("rows.csv");
    ((ObjectNode) recipe.path("fineTune")).put("parentReport", "../report.json");

    assertThatThrownBy(() -> JobRecipe.of(recipe))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "'fineTune.parentReport' must name a file in the worker's data folder");
  }
}
