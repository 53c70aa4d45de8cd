// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the network. */
@Command(
    name = "down",
    description = "Stop the network, and whatever an earlier run left behind.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  @Mixin private NetworkOptions options;

  @Option(
      names = "--purge",
      description = "Also remove its state: ledger, artifacts, passwords. Contract keys stay.")
  private boolean purge;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Network network = options.network();
    List<Party> running = network.running();
    if (running.isEmpty()) {
      System.out.println("The network is down.");
    } else {
      System.out.println("Stopping " + UpCommand.named(network, running) + " ...");
      network.stop(running);
      System.out.println("The network is down now.");
    }
    if (purge) {
      network.purge();
      System.out.println("Removed " + options.state().root() + ".");
    }
    return 0;
  }
}
