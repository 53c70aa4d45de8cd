// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks two people of a bank to end another's right to decide. */
@Command(
    name = "revoke",
    description = "Ask two of the bank's people to end another's right to decide.",
    mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose.")
  private String name;

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return proposal.propose(
        proposal.at().connect(RegistryOptions.ADMIN),
        "/api/v1/people/%s/revocation-proposals"
            .formatted(proposal.at().passkeys().open(name).personId()),
        Map.of());
  }
}
