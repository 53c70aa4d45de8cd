// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.concordat.deploy.Network;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs. */
@Command(
    name = "status",
    description = "Say which nodes are up; exits with 1 unless all are.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Override
  public Integer call() throws IOException {
    Network network = options.network();
    if (!network.isFounded() && network.running().isEmpty()) {
      System.out.println("There is no network in " + options.state().root() + ".");
      return 1;
    }
    Map<Party, NodeStatus> status = network.status();
    for (Party party : network.parties()) {
      System.out.printf(
          "%-10s %-25s %-30s %s%n",
          party,
          party.x500(),
          status.get(party),
          network.processIds(party).stream()
              .map(id -> "process " + id)
              .collect(Collectors.joining(", ")));
    }
    return status.values().stream().allMatch(NodeStatus.UP::equals) ? 0 : 1;
  }
}
