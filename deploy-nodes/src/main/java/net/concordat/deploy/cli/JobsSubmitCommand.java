// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a job. */
@Command(
    name = "submit",
    description = "Ask for a version to be fine-tuned.",
    mixinStandardHelpOptions = true)
final class JobsSubmitCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;
  @Mixin private VersionOptions version;

  @Option(
      names = "--recipe",
      required = true,
      paramLabel = "FILE",
      description = "What the worker is told, as JSON.")
  private Path recipe;

  @Option(
      names = "--priority",
      paramLabel = "N",
      defaultValue = "0",
      description = "0 to 9; the highest goes first (default: ${DEFAULT-VALUE}).")
  private int priority;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many workers may try, 1 to 10 (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Override
  public Integer call() throws Exception {
    JsonNode told = recipe();
    RegistryClient registry = options.connect(RegistryOptions.DEVELOPER);
    Found found = version.find(new VersionSearch(registry, options.party(), ""));
    return options.show(
        registry.post(
            "/api/v1/jobs",
            Map.of(
                "modelId",
                found.modelId(),
                "version",
                found.number(),
                "recipe",
                told,
                "priority",
                priority,
                "maxAttempts",
                attempts)),
        JobsShowCommand::words);
  }

  private JsonNode recipe() throws IOException {
    if (!Files.isRegularFile(recipe)) {
      throw new DeployException("There is no file %s.".formatted(recipe));
    }
    try {
      return new ObjectMapper().readTree(recipe.toFile());
    } catch (JsonProcessingException e) {
      throw new DeployException("%s is not JSON: %s".formatted(recipe, e.getOriginalMessage()), e);
    }
  }
}
