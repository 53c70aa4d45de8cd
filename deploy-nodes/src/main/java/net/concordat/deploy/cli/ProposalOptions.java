// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a bank's people; the same for whatever they are asked. */
final class ProposalOptions {
  @Mixin private RegistryOptions options;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How many days they may decide, and on until midnight UTC (default: ${DEFAULT-VALUE}).")
  private int days;

  @Mixin private CommandOptions command;

  /** Whose people are asked, and through which registry. */
  RegistryOptions at() {
    return options;
  }

  /**
   * Asks them.
   *
   * @param path where the registry takes the question
   * @param question all of it but until when
   */
  int propose(RegistryClient registry, String path, Map<String, Object> question) throws Exception {
    Map<String, Object> asked = new LinkedHashMap<>(question);
    asked.put("decideUntil", midnight(days + 1));
    JsonNode proposal = command.perform(registry, path, asked).path("result");
    String words = new AskedPeople(registry, options.passkeys()).words(proposal, List.of());
    return options.show(
        proposal,
        made ->
            "%s%nEach of them: ./concordat decide --bank %s --proposal %s --as NAME"
                .formatted(words, options.party(), made.path("proposalId").asText()));
  }

  /** The last midnight before so many days are over, so that a key given again asks the same. */
  static String midnight(int days) {
    return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).toString();
  }
}
