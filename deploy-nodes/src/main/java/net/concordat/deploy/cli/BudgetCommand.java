// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.budget.BudgetView;
import net.concordat.workflows.budget.BudgetsFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a bank's privacy budgets. */
@Command(
    name = "budget",
    description = "Show a bank's privacy budgets, and what was spent; open and spend them.",
    mixinStandardHelpOptions = true,
    subcommands = {OpenBudgetCommand.class, SpendBudgetCommand.class})
final class BudgetCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Override
  public Integer call() throws Exception {
    return bank.run(BudgetCommand::print);
  }

  static void print(Desk desk) throws Exception {
    List<BudgetView> budgets = desk.bank().run(BudgetsFlow.class);
    for (BudgetView view : budgets) {
      PrivacyBudgetState budget = view.getBudget();
      System.out.printf(
          "%s, a %s each of %d, delta %s: %s of epsilon %s spent%n",
          budget.getKey().getDataDomain(),
          budget.getKey().getUnit(),
          budget.getUnits(),
          Decimals.trillionths(budget.getDeltaTrillionths()),
          view.getSpends().isEmpty() ? "0" : Decimals.millionths(budget.spentEpsilonMillionths()),
          Decimals.millionths(view.getCapEpsilonMillionths()));
      for (SpendState spend : view.getSpends()) {
        System.out.printf(
            "  %s  epsilon %s for the artifact %s, %s%n",
            spend.getHeader().getAt(),
            Decimals.millionths(spend.getEpsilonMillionths()),
            spend.getArtifactDigest(),
            spend.getMechanism());
      }
    }
    System.out.printf("%d budgets at %s.%n", budgets.size(), desk.bank().party());
  }
}
