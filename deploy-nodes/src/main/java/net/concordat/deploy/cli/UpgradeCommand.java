// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives one node another contract jar. */
@Command(
    name = "upgrade",
    description = "Give a node another contract jar, which the members have allowed by votes.",
    mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Option(
      names = "--party",
      required = true,
      paramLabel = "NAME",
      description = "Whose node: ${COMPLETION-CANDIDATES}.")
  private Party party;

  @Option(
      names = "--contracts",
      paramLabel = "FILE",
      description = "The signed jar (default: the one built now).")
  private Optional<Path> contracts;

  @Override
  public Integer call() throws Exception {
    ContractJar next =
        contracts.isPresent()
            ? new ContractJar(contracts.get())
            : Distribution.current().contracts();
    Network network = options.network();
    Stopwatch watch = new Stopwatch();
    System.out.printf(
        "%s lets its flows end, and changes to contract jar %.12s ...%n", party, next.digest());
    network.upgrade(party, next);
    System.out.printf("%s is up with it after %s.%n", party, watch.lap());
    return 0;
  }
}
