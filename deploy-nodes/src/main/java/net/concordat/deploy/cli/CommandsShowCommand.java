// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a command. */
@Command(
    name = "show",
    description = "Show a command: how it stands, or what came of it.",
    mixinStandardHelpOptions = true)
final class CommandsShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "COMMAND", description = "Which, by its id.")
  private UUID command;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options.connect(RegistryOptions.READER).get("/api/v1/commands/" + command, Map.of()),
        CommandsShowCommand::words);
  }

  private static String words(JsonNode command) {
    StringBuilder words = new StringBuilder();
    words.append(
        "%s is %s, attempt %d, given %s%n"
            .formatted(
                command.path("kind").asText(),
                command.path("status").asText(),
                command.path("attempt").asInt(),
                command.path("createdAt").asText()));
    if (command.hasNonNull("progress")) {
      words.append("  %s%n".formatted(command.path("progress").asText()));
    }
    if (command.hasNonNull("state")) {
      JsonNode state = command.path("state");
      words.append(
          "  left %s(%d)%n"
              .formatted(state.path("txId").asText(), state.path("outputIndex").asInt()));
    }
    if (command.hasNonNull("problem")) {
      JsonNode problem = command.path("problem");
      words.append(
          "  %s: %s%n"
              .formatted(problem.path("rule").asText("failed"), problem.path("detail").asText()));
    }
    return words.toString();
  }
}
