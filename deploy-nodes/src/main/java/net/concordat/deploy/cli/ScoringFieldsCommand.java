// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a case must have. */
@Command(
    name = "fields",
    description = "Show which values a case must have for a purpose, and what is allowed.",
    mixinStandardHelpOptions = true)
final class ScoringFieldsCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "PURPOSE",
      description = "What for, for example fraud.")
  private String purpose;

  @Override
  public Integer call() throws Exception {
    RegistryClient service = options.scoring(RegistryOptions.READER);
    List<JsonNode> fields = new ArrayList<>();
    service.get("/fields", Map.of("purpose", purpose)).path("fields").forEach(fields::add);
    return options.show(
        fields,
        List.of("FIELD", "KIND", "FROM", "TO", "VALUES", "MISSING"),
        field ->
            List.of(
                field.path("name").asText(),
                field.path("kind").asText(),
                field.path("min").asText(field.path("earliest").asText()),
                field.path("max").asText(field.path("latest").asText()),
                values(field),
                field.path("missing").asText()));
  }

  private static String values(JsonNode field) {
    List<String> values = new ArrayList<>();
    field.path("values").forEach(value -> values.add(value.asText()));
    if (field.path("missing").asText().equals("UNKNOWN")) {
      values.add("any other");
    }
    return String.join(" ", values);
  }
}
