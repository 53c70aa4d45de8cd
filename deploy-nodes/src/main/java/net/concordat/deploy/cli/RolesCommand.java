// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.contracts.decision.ChangePersonSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks two people of a bank to give another one other roles. */
@Command(
    name = "roles",
    description = "Ask two of the bank's people to give another one other roles.",
    mixinStandardHelpOptions = true)
final class RolesCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;
  @Mixin private PersonOptions person;
  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk ->
            proposal.propose(
                desk,
                new ChangePersonSubject(
                    desk.passkeys().open(person.name()).inRoles(person.roles()),
                    person.waitSeconds())));
  }
}
