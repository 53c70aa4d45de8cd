// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.deploy.cli.DecisionCommand.Show;
import net.concordat.workflows.decision.DecisionByCodeFlow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what is signed under a short code. */
@Command(
    name = "decision",
    description = "Tell what is signed under a short code.",
    mixinStandardHelpOptions = true,
    subcommands = Show.class,
    synopsisSubcommandLabel = "show CODE")
final class DecisionCommand {
  /** From the bank's node, so that nobody need believe what the registry shows. */
  @Command(
      name = "show",
      description = "Print the text behind the short code of a decision, from the bank's node.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private BankOptions bank;

    @Parameters(paramLabel = "CODE", description = "As a screen shows it: XXXX-XXXX-XXXX.")
    private String code;

    @Override
    public Integer call() throws Exception {
      return bank.run(
          operator ->
              System.out.println(
                  operator.run(DecisionByCodeFlow.class, operator.identity(), code).getWords()));
    }
  }
}
