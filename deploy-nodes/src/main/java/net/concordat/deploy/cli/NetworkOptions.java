// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import picocli.CommandLine.Option;

/** Where the network is; the same for every command. */
public final class NetworkOptions {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "${sys:concordat.root:-.}/.concordat",
      description = "Where the network keeps its state (default: .concordat in the repository).")
  private Path stateDir;

  @Option(
      names = "--base-port",
      paramLabel = "PORT",
      description = "First of 50 ports, ten a party (default: 20000, or as founded).")
  private Optional<Integer> basePort;

  /** The network that the options point at. */
  public Network network() throws IOException {
    return Network.in(state(), Distribution.current(), basePort, Party.all());
  }

  /** The folder that the options point at. */
  public StateFolder state() {
    return new StateFolder(stateDir);
  }
}
