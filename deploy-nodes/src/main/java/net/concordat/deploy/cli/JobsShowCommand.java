// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a job. */
@Command(
    name = "show",
    description = "Show a job: how far it is, or what came of it.",
    mixinStandardHelpOptions = true)
final class JobsShowCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Parameters(paramLabel = "JOB", description = "Which, by its id.")
  private UUID job;

  @Override
  public Integer call() throws Exception {
    return options.show(
        options.connect(RegistryOptions.READER).get("/api/v1/jobs/" + job, Map.of()),
        JobsShowCommand::words);
  }

  /** How a job stands. */
  static String words(JsonNode job) {
    StringBuilder words = new StringBuilder();
    words.append(
        "Job %s is %s, attempt %d of %d%n  from version %d of model %s%n"
            .formatted(
                job.path("id").asText(),
                job.path("status").asText(),
                job.path("attempt").asInt(),
                job.path("request").path("maxAttempts").asInt(),
                job.path("request").path("version").asInt(),
                job.path("request").path("modelId").asText()));
    if (job.hasNonNull("run")) {
      JsonNode run = job.path("run");
      words.append(
          "  worker %s: %d percent, %s%n"
              .formatted(
                  run.path("worker").asText(),
                  run.path("progress").asInt(),
                  run.path("step").asText("at no step")));
    }
    if (job.hasNonNull("artifactDigest")) {
      words.append(
          "  made %s: %s%n".formatted(job.path("artifactDigest").asText(), job.path("metrics")));
    }
    if (job.hasNonNull("failure")) {
      words.append("  failed: %s%n".formatted(job.path("failure").asText()));
    }
    return words.toString();
  }
}
