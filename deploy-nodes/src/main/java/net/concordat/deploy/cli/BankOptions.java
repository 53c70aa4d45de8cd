// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.Optional;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.PasskeyFolder;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.workflows.support.RefusedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which bank's node a command of its operator is for. */
final class BankOptions {
  @Mixin private NetworkOptions options;

  // Picocli asks a command for what it requires although a subcommand is meant.
  @Option(names = "--bank", paramLabel = "NAME", description = "Which bank: BankA, BankB or BankC.")
  private Optional<Party> bank;

  /** What is done at a bank. */
  @FunctionalInterface
  interface Work {
    void at(Bank operator) throws Exception;
  }

  /** Does something at the bank's node; a refusal of it ends the command in its own words. */
  int run(Work work) throws Exception {
    Network network = options.network();
    if (!network.running().contains(party())) {
      throw new DeployException(
          "The node of %s is down: ./concordat up starts it.".formatted(party()));
    }
    try (Bank operator = new Bank(party(), network.connect(party()))) {
      work.at(operator);
      return 0;
    } catch (RefusedException refusal) {
      throw new DeployException("Refused by " + refusal.getMessage());
    }
  }

  /** Which bank. */
  Party party() {
    return bank.filter(given -> given.role() == Role.BANK)
        .orElseThrow(() -> new DeployException("Which bank? Name one with --bank."));
  }

  /** The passkeys of its people on this machine. */
  PasskeyFolder passkeys() throws IOException {
    return options.network().people(party());
  }

  /** Its registry, as somebody there. */
  RegistryClient registry(String username) throws IOException {
    return RegistryOptions.client(options.network(), party(), username);
  }
}
