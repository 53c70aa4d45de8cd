// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the points of a job's curves. */
@Command(
    name = "curve",
    description = "Print the points of a job's curves, in order; --json gives them to draw.",
    mixinStandardHelpOptions = true)
final class JobsCurveCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "JOB", description = "Which, by its id.")
  private UUID job;

  @Option(
      names = "--series",
      defaultValue = "training",
      description =
          "training, a point for each pass, or search, one for each trial; ${DEFAULT-VALUE}")
  private String series;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options
            .connect(RegistryOptions.READER)
            .all("/api/v1/jobs/%s/curve".formatted(job), Map.of("series", series)),
        List.of("STEP", "OF", "ATTEMPT", "VALUES"),
        point ->
            List.of(
                point.path("step").asText(),
                point.path("of").asText(),
                point.path("attempt").asText(),
                point.path("values").toString()));
  }
}
