// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.decision.ReinstateSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a bank's people to use a version again. */
@Command(
    name = "reinstate",
    description = "Ask the bank's people to use a version again whose use was suspended.",
    mixinStandardHelpOptions = true)
final class ReinstateCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(names = "--adoption", required = true, paramLabel = "ID", description = "Which adoption.")
  private UUID adoption;

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return bank.run(desk -> proposal.propose(desk, new ReinstateSubject(adoption)));
  }
}
