// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.Optional;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Role;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.people.Desk;
import net.concordat.workflows.support.RefusedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which bank of the running network a command is for. */
final class BankOptions {
  @Mixin private NetworkOptions options;

  // Picocli asks a command for what it requires although a subcommand is meant.
  @Option(names = "--bank", paramLabel = "NAME", description = "Which bank: BankA, BankB or BankC.")
  private Optional<Party> bank;

  /** What is done at a bank. */
  @FunctionalInterface
  interface Work {
    void at(Desk desk) throws Exception;
  }

  /** Does something at the bank's node; a refusal of it ends the command in its own words. */
  int run(Work work) throws Exception {
    Party party =
        bank.filter(given -> given.role() == Role.BANK)
            .orElseThrow(() -> new DeployException("Which bank? Name one with --bank."));
    Network network = options.network();
    try (Bank operator = connect(network, party)) {
      work.at(new Desk(operator, network.people(party)));
      return 0;
    } catch (RefusedException refusal) {
      throw new DeployException("Refused by " + refusal.getMessage());
    }
  }

  /** Connects to a party of a network that is up. */
  static Bank connect(Network network, Party party) throws Exception {
    if (!network.running().contains(party)) {
      throw new DeployException(
          "The node of %s is down: ./concordat up starts it.".formatted(party));
    }
    return new Bank(party, network.connect(party));
  }
}
