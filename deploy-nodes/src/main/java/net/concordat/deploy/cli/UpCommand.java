// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.NetworkStart;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.StopOnExit;
import net.concordat.deploy.identity.IdentityServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Founds the network if there is none, and starts it. */
@Command(
    name = "up",
    description =
        "Start the network: a notary, three banks, a regulator, their registries, workers, scoring services and web pages, and where people sign in.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    up(options.network());
    return 0;
  }

  /** Starts what is down; says so if nothing is. */
  private static void up(Network network) throws IOException, InterruptedException {
    if (isUp(network)) {
      System.out.println("The network is up already.");
      return;
    }
    List<String> running = Running.named(network);
    if (!running.isEmpty()) {
      throw new DeployException(
          "Processes of an earlier run are still there: %s. Stop them with ./concordat down."
              .formatted(String.join(", ", running)));
    }
    network.requireStartable();
    Stopwatch watch = new Stopwatch();
    if (!network.isFounded()) {
      System.out.println("Founding the network: keys, databases, network parameters ...");
      network.found();
      System.out.printf("Founded in %s.%n", watch.lap());
    }
    start(network);
    System.out.printf("The network is up after %s.%n", watch.lap());
    IdentityServer identity = network.identity();
    if (!identity.isFounded()) {
      FirstPasswords.print(identity);
      identity.concludeFounding();
    }
    WebPages.print(network);
  }

  private static boolean isUp(Network network) {
    return network.status().values().stream().allMatch(NodeStatus.UP::equals)
        && network.services().stream().map(NetworkService::status).allMatch(NodeStatus.UP::equals);
  }

  /** The first that fails ends it, and what was started. */
  private static void start(Network network) throws IOException, InterruptedException {
    System.out.printf(
        "Starting %d nodes, sign-in, %d registries with web pages, %d workers and scoring services side by side ...%n",
        network.parties().size(),
        network.identity().organisations().size(),
        network.banks().size());
    try (StopOnExit guard = new StopOnExit(() -> Running.stop(network))) {
      new NetworkStart(network, UpCommand::print).run();
      guard.disarm();
    }
  }

  private static void print(Object what, Duration after) {
    System.out.printf("  %-21s up after %s%n", what, Stopwatch.inWords(after));
  }
}
