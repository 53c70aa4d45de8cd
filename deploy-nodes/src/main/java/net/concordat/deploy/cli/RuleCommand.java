// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a bank's people to decide by another rule. */
@Command(
    name = "rule",
    description = "Ask the bank's people to decide by another rule from then on.",
    mixinStandardHelpOptions = true)
final class RuleCommand implements Callable<Integer> {
  @Option(
      names = "--roles",
      required = true,
      paramLabel = "ROLES",
      description = "The roles that decide, each another person; a role as often as it is wanted.")
  private String roles;

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return proposal.propose(
        proposal.at().connect(RegistryOptions.ADMIN),
        "/api/v1/people/rule-proposals",
        Map.of("roles", RoleList.names(RoleList.parse(roles))));
  }
}
