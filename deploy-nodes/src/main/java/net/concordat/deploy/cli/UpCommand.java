// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Founds the network if there is none, and starts it. */
@Command(
    name = "up",
    description = "Start the network: a notary, three banks, a regulator.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    up(options.network());
    return 0;
  }

  /** Starts what is down; says so if nothing is. */
  static void up(Network network) throws IOException, InterruptedException {
    List<Party> running = network.running();
    if (running.size() == network.parties().size()
        && network.status().values().stream().allMatch(NodeStatus.UP::equals)) {
      System.out.println("The network is up already.");
      return;
    }
    if (!running.isEmpty()) {
      throw new DeployException(
          "Nodes of an earlier run are still there: %s. Stop them with ./concordat down."
              .formatted(named(network, running)));
    }
    network.requireStartable();
    Stopwatch watch = new Stopwatch();
    if (!network.isFounded()) {
      System.out.println("Founding the network: keys, databases, network parameters ...");
      network.found();
      System.out.printf("Founded in %s.%n", watch.lap());
    }
    System.out.println("Starting " + network.parties().size() + " nodes side by side ...");
    network.start(
        network.parties(),
        (party, after) ->
            System.out.printf("  %-10s up after %s%n", party, Stopwatch.inWords(after)));
    System.out.printf("The network is up after %s.%n", watch.lap());
  }

  static String named(Network network, List<Party> parties) {
    return parties.stream()
        .map(party -> party + " (process " + network.processIds(party).get(0) + ")")
        .collect(Collectors.joining(", "));
  }
}
