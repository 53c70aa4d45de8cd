// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(
    name = "list",
    description = "List jobs, the newest first.",
    mixinStandardHelpOptions = true)
final class JobsListCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "",
      description = "queued, running, cancelling, done, failed or cancelled alone.")
  private String status;

  @Override
  public Integer call() throws Exception {
    RegistryClient registry = options.connect(RegistryOptions.READER);
    ModelNames names = ModelNames.of(registry);
    return options.show(
        registry.all("/api/v1/jobs", Map.of("status", status.toUpperCase(Locale.ROOT))),
        List.of("JOB", "FROM", "STATUS", "PERCENT", "ATTEMPT", "PRIORITY", "ASKED FOR"),
        job ->
            List.of(
                job.path("id").asText(),
                names.named(job.path("request")),
                job.path("status").asText(),
                job.path("run").path("progress").asText("0"),
                "%d of %d"
                    .formatted(
                        job.path("attempt").asInt(),
                        job.path("request").path("maxAttempts").asInt()),
                job.path("request").path("priority").asText(),
                job.path("requestedAt").asText()));
  }
}
