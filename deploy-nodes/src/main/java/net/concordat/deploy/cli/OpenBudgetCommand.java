// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.OpenBudgetFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a bank's privacy budget for a data domain and a privacy unit, for good. */
@Command(
    name = "open",
    description = "Open a privacy budget for a data domain and a privacy unit, for good.",
    mixinStandardHelpOptions = true)
final class OpenBudgetCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;
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

  @Override
  public Integer call() throws Exception {
    BudgetTerms terms =
        new BudgetTerms(
            budget.key(),
            units,
            Decimals.trillionths("--delta", delta),
            Decimals.millionths("--cap", cap));
    return bank.run(
        desk -> {
          confirmation.showNode(
              desk,
              "Open the privacy budget for %s, for good:%n%d privacy units, each a %s; delta %s; epsilon at most %s in all."
                  .formatted(
                      budget.key().getDataDomain(),
                      units,
                      budget.key().getUnit(),
                      delta.toPlainString(),
                      cap.toPlainString()));
          desk.bank().run(OpenBudgetFlow.class, Desk.commandId(), terms);
          BudgetCommand.print(desk);
        });
  }
}
