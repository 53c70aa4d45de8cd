// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Option;

/** How a command is given to a registry. */
final class CommandOptions {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "Given again under the same key it is the same command, and nothing is done twice (default: a new one).")
  private String key = UUID.randomUUID().toString();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long to wait for its end; it goes on after that (default: ${DEFAULT-VALUE}).")
  private long seconds;

  /** Gives it, and waits for its end. */
  JsonNode perform(RegistryClient registry, String path, Object arguments)
      throws IOException, InterruptedException {
    return registry.perform(path, key, arguments, Duration.ofSeconds(seconds));
  }
}
