// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a job's workers wrote. */
@Command(
    name = "logs",
    description = "Print what a job's workers wrote, the oldest first.",
    mixinStandardHelpOptions = true)
final class JobsLogsCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "JOB", description = "Which, by its id.")
  private UUID job;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options
            .connect(RegistryOptions.READER)
            .all("/api/v1/jobs/%s/logs".formatted(job), Map.of()),
        List.of("AT", "ATTEMPT", "LINE"),
        line ->
            List.of(
                line.path("at").asText(),
                line.path("attempt").asText(),
                line.path("text").asText()));
  }
}
