// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows by which versions a bank decides. */
@Command(
    name = "state",
    description = "Show by which versions the bank decides, or why it cannot.",
    mixinStandardHelpOptions = true)
final class ScoringStateCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options.scoring(RegistryOptions.READER).get("/state", Map.of()),
        ScoringStateCommand::words);
  }

  private static String words(JsonNode state) {
    List<String> lines = new ArrayList<>();
    for (JsonNode version : state.path("versions")) {
      lines.add(
          "%s, %s: %s%n  adoption %s until %s; %s"
              .formatted(
                  version.path("purpose").asText(),
                  version.path("place").asText(),
                  version.path("versionId").asText(),
                  version.path("adoptionId").asText(),
                  version.path("expiresAt").asText(),
                  version.path("usable").asBoolean()
                      ? "may be used"
                      : version.path("reason").asText() + ": " + version.path("detail").asText()));
    }
    if (lines.isEmpty()) {
      lines.add("The bank's people have made no version champion, so nothing is decided.");
    }
    JsonNode ledger = state.path("ledger");
    lines.add(
        "The ledger was last in contact at %s.%s"
            .formatted(
                ledger.path("contactAt").asText("no time yet"),
                ledger.path("away").asBoolean() ? " It is away. " + problem(ledger) : ""));
    JsonNode anchoring = state.path("anchoring");
    lines.add(
        "%d batches are anchored.%s"
            .formatted(
                anchoring.path("anchored").asLong(),
                anchoring.has("problem") ? " " + problem(anchoring) : ""));
    JsonNode monitoring = state.path("monitoring");
    if (monitoring.has("problem")) {
      lines.add("No window is measured: " + problem(monitoring));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String problem(JsonNode part) {
    return part.path("problem").asText();
  }
}
