// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a bank's privacy budgets. */
@Command(
    name = "budget",
    description = "Show a bank's privacy budgets, and what was spent; open and spend them.",
    mixinStandardHelpOptions = true,
    subcommands = {OpenBudgetCommand.class, SpendBudgetCommand.class})
final class BudgetCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;

  @Override
  public Integer call() throws Exception {
    List<JsonNode> budgets = new ArrayList<>();
    options
        .connect(RegistryOptions.READER)
        .get("/api/v1/budgets", Map.of("member", options.party().ledgerName()))
        .forEach(budgets::add);
    if (options.isJson()) {
      RegistryOptions.printJson(budgets);
      return 0;
    }
    budgets.forEach(budget -> System.out.print(words(budget)));
    System.out.printf("%d budgets at %s.%n", budgets.size(), options.party());
    return 0;
  }

  private static String words(JsonNode budget) {
    StringBuilder words = new StringBuilder();
    words.append(
        "%s, a %s each of %d, delta %s: %s of epsilon %s spent%n"
            .formatted(
                budget.path("dataDomain").asText(),
                budget.path("unit").asText(),
                budget.path("units").asLong(),
                Decimals.trillionths(budget.path("deltaTrillionths").asLong()),
                budget.path("spends").isEmpty()
                    ? "0"
                    : Decimals.millionths(budget.path("spentEpsilonMillionths").asLong()),
                Decimals.millionths(budget.path("capInForceMillionths").asLong())));
    for (JsonNode spend : budget.path("spends")) {
      JsonNode mechanism = spend.path("mechanism");
      words.append(
          "  %s  epsilon %s for the artifact %s: %d steps, each of probability %s, noise %s%n"
              .formatted(
                  spend.path("since").asText(),
                  Decimals.millionths(spend.path("epsilonMillionths").asLong()),
                  spend.path("artifactDigest").asText(),
                  mechanism.path("steps").asLong(),
                  Decimals.trillionths(mechanism.path("samplingProbabilityTrillionths").asLong()),
                  Decimals.millionths(mechanism.path("noiseMultiplierMillionths").asLong())));
    }
    return words.toString();
  }
}
