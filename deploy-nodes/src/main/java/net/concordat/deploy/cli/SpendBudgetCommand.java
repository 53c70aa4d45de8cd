// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.corda.core.crypto.SecureHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Spends of a bank's privacy budget what the training of one artifact cost. */
@Command(
    name = "spend",
    header = "Spend what the training of one artifact cost, so that it can be published once.",
    description =
        "The contract computes the epsilon from the mechanism, and refuses what passes the cap.",
    mixinStandardHelpOptions = true)
final class SpendBudgetCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;
  @Mixin private BudgetOptions budget;

  @Option(
      names = "--artifact",
      required = true,
      paramLabel = "DIGEST",
      description = "The artifact's SHA-256, in hexadecimal.")
  private String artifact;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIGEST",
      description = "The commitment to the training rows, in hexadecimal.")
  private String data;

  @Option(
      names = "--sampling",
      required = true,
      paramLabel = "Q",
      description = "With which probability a step takes each unit.")
  private BigDecimal samplingProbability;

  @Option(
      names = "--noise",
      required = true,
      paramLabel = "SIGMA",
      description = "The noise multiplier.")
  private BigDecimal noiseMultiplier;

  @Option(names = "--steps", required = true, paramLabel = "N", description = "How many steps.")
  private long steps;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    SpendProposal proposal =
        new SpendProposal(
            budget.key(),
            SecureHash.create(data),
            SecureHash.create(artifact),
            new TrainingMechanism(
                Decimals.trillionths("--sampling", samplingProbability),
                Decimals.millionths("--noise", noiseMultiplier),
                steps));
    String commandId = Desk.commandId();
    return bank.run(
        desk -> {
          confirmation.showNode(
              desk,
              "Spend of the privacy budget for %s, each %s:%n%d steps, each taking a unit with probability %s, under noise of %s times the clipping norm;%nfor the artifact %s, once."
                  .formatted(
                      budget.key().getDataDomain(),
                      budget.key().getUnit(),
                      steps,
                      samplingProbability.toPlainString(),
                      noiseMultiplier.toPlainString(),
                      artifact));
          desk.bank().run(SpendBudgetFlow.class, commandId, proposal);
          System.out.printf("Spent; the publication names it by %s.%n", commandId);
          BudgetCommand.print(desk);
        });
  }
}
