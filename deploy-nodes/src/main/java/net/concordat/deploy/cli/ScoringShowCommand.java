// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a decision. */
@Command(
    name = "show",
    description = "Show a decision, and what people and challengers said of the case.",
    mixinStandardHelpOptions = true)
final class ScoringShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "ID", description = "The decision's id.")
  private UUID id;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options.scoring(RegistryOptions.READER).get("/decisions/" + id, Map.of()),
        ScoringShowCommand::words);
  }

  private static String words(JsonNode full) {
    StringBuilder words = new StringBuilder(DecisionWords.of(full.path("decision")));
    for (JsonNode other : full.path("overrides")) {
      words.append(
          "%n  %s decided otherwise at %s: %s, %s"
              .formatted(
                  other.path("person").asText(),
                  other.path("at").asText(),
                  other.path("decision").asText(),
                  other.path("reason").asText()));
    }
    for (JsonNode shadow : full.path("shadows")) {
      words.append(
          "%n  the challenger %s would have said %s: score %s"
              .formatted(
                  shadow.path("versionId").asText(),
                  shadow.path("decision").asText(),
                  shadow.path("score").asText()));
    }
    return words.toString();
  }
}
