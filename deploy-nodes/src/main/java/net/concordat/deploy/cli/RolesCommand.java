// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.people.PeopleContract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks two people of a bank to give another one other roles. */
@Command(
    name = "roles",
    description = "Ask two of the bank's people to give another one other roles.",
    mixinStandardHelpOptions = true)
final class RolesCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who.")
  private String name;

  @Option(
      names = "--roles",
      required = true,
      paramLabel = "ROLES",
      description = "All that the person is to have, of developer, validator, approver.")
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
                new ChangePersonSubject(
                    desk.passkeys().open(name).inRoles(RoleList.parse(roles)), waitSeconds)));
  }
}
