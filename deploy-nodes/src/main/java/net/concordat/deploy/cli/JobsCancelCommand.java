// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Calls a job off. */
@Command(
    name = "cancel",
    description = "Call a job off; one that runs stops when its worker next reports.",
    mixinStandardHelpOptions = true)
final class JobsCancelCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "JOB", description = "Which, by its id.")
  private UUID job;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options
            .connect(RegistryOptions.DEVELOPER)
            .post("/api/v1/jobs/%s/cancellation".formatted(job), Map.of()),
        JobsShowCommand::words);
  }
}
