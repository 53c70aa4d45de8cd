// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks two people of a bank to give another one other roles. */
@Command(
    name = "roles",
    description = "Ask two of the bank's people to give another one other roles.",
    mixinStandardHelpOptions = true)
final class RolesCommand implements Callable<Integer> {
  @Mixin private PersonOptions person;
  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    RegistryClient admin = proposal.at().connect(RegistryOptions.ADMIN);
    return proposal.propose(
        admin,
        "/api/v1/people/enrolments",
        person.enrolment(proposal.at().holder(admin, person.name()).credentialId()));
  }
}
