// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.deploy.DeployException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a bank's people to make an adopted version champion or challenger. */
@Command(
    name = "promote",
    description = "Ask a bank's people to make an adopted version champion or challenger.",
    mixinStandardHelpOptions = true,
    subcommands = ChampionCommand.class)
final class PromoteCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @ArgGroup(exclusive = false)
  private @Nullable Wish wish;

  /** What to promote. */
  static final class Wish {
    @Option(
        names = "--adoption",
        required = true,
        paramLabel = "ID",
        description = "Which adoption.")
    private UUID adoption;

    @Option(
        names = "--place",
        required = true,
        paramLabel = "PLACE",
        description = "champion or challenger.")
    private AliasPlace place;
  }

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    Wish asked = wish;
    if (asked == null) {
      throw new DeployException("What is to be promoted? Name it with --adoption and --place.");
    }
    return bank.run(
        desk ->
            proposal.propose(
                desk,
                new PromoteSubject(
                    asked.adoption,
                    KnownAdoptions.adoption(desk.bank(), asked.adoption).getPurpose(),
                    asked.place)));
  }
}
