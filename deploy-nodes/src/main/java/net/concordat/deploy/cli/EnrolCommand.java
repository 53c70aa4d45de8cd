// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.contracts.decision.EnrolSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks two people of a bank to enrol another. */
@Command(
    name = "enrol",
    description = "Make a passkey for somebody, and ask two of the bank's people to enrol it.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Mixin private BankOptions bank;
  @Mixin private PersonOptions person;
  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    return bank.run(
        desk ->
            proposal.propose(
                desk,
                new EnrolSubject(
                    desk.passkeys().create(person.name()).inRoles(person.roles()),
                    person.waitSeconds())));
  }
}
