// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.Network;
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
  public Integer call() throws IOException {
    Network network = options.network();
    List<String> running = Running.named(network);
    if (running.isEmpty()) {
      System.out.println("The network is down.");
    } else {
      System.out.println("Stopping " + String.join(", ", running) + " ...");
      Running.stop(network);
      System.out.println("The network is down now.");
    }
    if (purge) {
      network.purge();
      System.out.println("Removed " + options.state().root() + ".");
    }
    return 0;
  }
}
