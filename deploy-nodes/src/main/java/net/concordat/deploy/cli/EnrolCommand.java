// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.people.PeopleContract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks two people of a bank to enrol another. */
@Command(
    name = "enrol",
    description = "Make a passkey for somebody, and ask two of the bank's people to enrol it.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who.")
  private String name;

  @Option(
      names = "--roles",
      required = true,
      paramLabel = "ROLES",
      description = "Of developer, validator, approver.")
  private String roles;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "" + PeopleContract.LEAST_WAIT_SECONDS,
      description = "After which wait the person may decide (default: ${DEFAULT-VALUE}).")
  private long waitSeconds;

  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk ->
            proposal.propose(
                desk,
                new EnrolSubject(
                    desk.passkeys().create(name).inRoles(RoleList.parse(roles)), waitSeconds)));
  }
}
