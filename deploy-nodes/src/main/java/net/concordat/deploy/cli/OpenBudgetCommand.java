// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.Callable;
import net.concordat.deploy.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a bank's privacy budget for a data domain and a privacy unit, for good. */
@Command(
    name = "open",
    description = "Open a privacy budget for a data domain and a privacy unit, for good.",
    mixinStandardHelpOptions = true)
final class OpenBudgetCommand implements Callable<Integer> {
  @Mixin private RegistryOptions options;
  @Mixin private BudgetOptions budget;

  @Option(
      names = "--units",
      required = true,
      paramLabel = "N",
      description = "How many privacy units the data have.")
  private long units;

  @Option(
      names = "--delta",
      required = true,
      paramLabel = "DELTA",
      description = "The delta of every epsilon, at most 1 / (10 x units), for example 1e-6.")
  private BigDecimal delta;

  @Option(
      names = "--cap",
      required = true,
      paramLabel = "EPSILON",
      description = "The most that all spends together may amount to.")
  private BigDecimal cap;

  @Mixin private Confirmation confirmation;
  @Mixin private CommandOptions command;

  @Override
  public Integer call() throws Exception {
    Map<String, Object> terms =
        Map.of(
            "dataDomain",
            budget.domain(),
            "unit",
            budget.unit().name(),
            "units",
            units,
            "deltaTrillionths",
            Decimals.trillionths("--delta", delta),
            "capEpsilonMillionths",
            Decimals.millionths("--cap", cap));
    confirmation.showNode(
        options.party(),
        "Open the privacy budget for %s, for good:%n%d privacy units, each a %s; delta %s; epsilon at most %s in all."
            .formatted(
                budget.domain(), units, budget.unit(), delta.toPlainString(), cap.toPlainString()));
    return options.show(
        command.perform(options.connect(RegistryOptions.APPROVER), "/api/v1/budgets", terms),
        opened -> "Opened, in transaction %s.".formatted(opened.at("/state/txId").asText()));
  }
}
