// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;
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
    RegistryClient registry = proposal.at().connect(RegistryOptions.VALIDATOR);
    return proposal.propose(
        registry,
        "/api/v1/adoptions/%s/promotion-proposals".formatted(asked.adoption),
        Map.of(
            "purpose",
            new KnownAdoptions(registry).of(asked.adoption).path("purpose").asText(),
            "place",
            asked.place.name()));
  }
}
