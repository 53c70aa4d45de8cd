// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has one case decided. */
@Command(
    name = "decide",
    description =
        "Have one case decided, as the bank's programs do. Asked again under the same id, it is the same decision.",
    mixinStandardHelpOptions = true)
final class ScoringDecideCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private RegistryOptions options;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "PURPOSE",
      description = "What for, for example fraud.")
  private String purpose;

  @Option(
      names = "--values",
      required = true,
      paramLabel = "FILE",
      description = "The case's values by field, as a JSON object.")
  private Path values;

  @Option(
      names = "--id",
      paramLabel = "UUID",
      description = "The id that the decision gets (default: a drawn one).")
  private UUID id = UUID.randomUUID();

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Keep the receipt here, for ./concordat verify.")
  private Optional<Path> receipt;

  @Override
  public Integer call() throws Exception {
    JsonNode answer =
        options
            .gateway()
            .post(
                "/decisions",
                Map.of(
                    "purpose", purpose, "decisions", List.of(Map.of("id", id, "values", given()))));
    JsonNode decided = answer.at("/decisions/0");
    if (receipt.isPresent()) {
      Files.writeString(receipt.get(), decided.path("receipt").toPrettyString());
    }
    return options.show(
        answer,
        whole ->
            DecisionWords.of(decided)
                + (whole.at("/ledger/away").asBoolean()
                    ? "%nThe ledger is away since %s: decided by what was known."
                        .formatted(whole.at("/ledger/contactAt").asText())
                    : ""));
  }

  private JsonNode given() throws IOException {
    if (!Files.isRegularFile(values)) {
      throw new DeployException("There is no file %s.".formatted(values));
    }
    try {
      return JSON.readTree(values.toFile());
    } catch (JsonProcessingException e) {
      throw new DeployException("%s is not JSON: %s".formatted(values, e.getOriginalMessage()), e);
    }
  }
}
