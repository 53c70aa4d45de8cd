// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a bank's people to use a version again. */
@Command(
    name = "reinstate",
    description = "Ask the bank's people to use a version again whose use was suspended.",
    mixinStandardHelpOptions = true)
final class ReinstateCommand implements Callable<Integer> {
  @Option(names = "--adoption", required = true, paramLabel = "ID", description = "Which adoption.")
  private UUID adoption;

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return proposal.propose(
        proposal.at().connect(RegistryOptions.VALIDATOR),
        "/api/v1/adoptions/%s/reinstatement-proposals".formatted(adoption),
        Map.of());
  }
}
