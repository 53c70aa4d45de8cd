// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs. */
@Command(
    name = "status",
    description =
        "Say which nodes, registries, workers, scoring services and web pages are up, and sign-in; exits with 1 unless all are.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Override
  public Integer call() throws IOException {
    Network network = options.network();
    if (!network.isFounded() && Running.named(network).isEmpty()) {
      System.out.println("There is no network in " + options.state().root() + ".");
      return 1;
    }
    Map<Party, NodeStatus> status = network.status();
    for (Party party : network.parties()) {
      print(party, party.x500(), status.get(party), network.processIds(party));
    }
    List<NodeStatus> all = new ArrayList<>(status.values());
    for (NetworkService service : network.services()) {
      NodeStatus does = service.status();
      all.add(does);
      print(service.name(), service.address(), does, service.processIds());
    }
    return all.stream().allMatch(NodeStatus.UP::equals) ? 0 : 1;
  }

  private static void print(
      Object what, Object where, @Nullable NodeStatus status, List<Long> processIds) {
    System.out.printf(
        "%-21s %-32s %-30s %s%n",
        what,
        where,
        status,
        processIds.stream().map(id -> "process " + id).collect(Collectors.joining(", ")));
  }
}
