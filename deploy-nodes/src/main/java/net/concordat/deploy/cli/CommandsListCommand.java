// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists commands. */
@Command(
    name = "list",
    description = "List commands, the newest first.",
    mixinStandardHelpOptions = true)
final class CommandsListCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "",
      description = "running, done, refused or failed alone.")
  private String status;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options
            .connect(RegistryOptions.READER)
            .all("/api/v1/commands", Map.of("status", status.toUpperCase(Locale.ROOT))),
        List.of("COMMAND", "DOES", "STATUS", "ATTEMPT", "GIVEN"),
        command ->
            List.of(
                command.path("id").asText(),
                command.path("kind").asText(),
                command.path("status").asText(),
                command.path("attempt").asText(),
                command.path("createdAt").asText()));
  }
}
