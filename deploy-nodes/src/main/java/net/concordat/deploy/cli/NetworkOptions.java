// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import picocli.CommandLine.Option;

/** Where the network is; the same for every command. */
public final class NetworkOptions {
  private static final int USUAL_BANKS = 3;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "${sys:concordat.root:-.}/.concordat",
      description = "Where the network keeps its state (default: .concordat in the repository).")
  private Path stateDir;

  @Option(
      names = "--base-port",
      paramLabel = "PORT",
      description =
          "First of the ports, ten a party, 50 with three banks (default: 20000, or as founded).")
  private Optional<Integer> basePort;

  /** The network that the options point at, with the banks that it was founded with. */
  public Network network() throws IOException {
    long more =
        Arrays.stream(Party.values())
            .filter(party -> !Party.all().contains(party))
            .filter(party -> Files.exists(state().node(party).path()))
            .count();
    return network(USUAL_BANKS + (int) more);
  }

  /**
   * The same with so many banks.
   *
   * @param banks 3 to 10
   */
  Network network(int banks) throws IOException {
    return Network.in(state(), Distribution.current(), basePort, Party.withBanks(banks));
  }

  /** The folder that the options point at. */
  public StateFolder state() {
    return new StateFolder(stateDir);
  }
}
