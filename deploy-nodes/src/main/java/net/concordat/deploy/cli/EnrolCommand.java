// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.concurrent.Callable;
import net.concordat.deploy.people.PasskeyHolder;
import net.concordat.deploy.registry.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks two people of a bank to enrol another. */
@Command(
    name = "enrol",
    header = "Make a passkey for somebody, and ask two of the bank's people to enrol it.",
    description =
        "Registers the passkey as that somebody, who signs in at the bank's realm under the name.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Mixin private PersonOptions person;
  @Mixin private ProposalOptions proposal;

  @Override
  public Integer call() throws Exception {
    RegistryOptions bank = proposal.at();
    RegistryClient own = bank.as(person.name());
    PasskeyHolder holder =
        PasskeyHolder.register(
            own, bank.passkeys(), person.name(), RegistryOptions.origin(own, bank.party()));
    return proposal.propose(
        bank.connect(RegistryOptions.ADMIN),
        "/api/v1/people/enrolments",
        person.enrolment(holder.credentialId()));
  }
}
