// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.operator.Bank;

/**
 * Real nodes in a folder and on ports of their own. A JVM can found one such network only: Corda's
 * bootstrapper does not run where its RPC client has been.
 */
public final class TrialNetwork implements AutoCloseable {
  /** Far from the ports of a network that an operator started. */
  private static final int LOWEST_PORT = 27_000;

  private final Network network;
  private final List<Party> parties;
  private final Map<Party, Bank> connected = new EnumMap<>(Party.class);

  private TrialNetwork(Network network, List<Party> parties) {
    this.network = network;
    this.parties = List.copyOf(parties);
  }

  /**
   * Founds a network and starts some of its nodes.
   *
   * @param folder an empty folder for all that the network keeps
   * @param parties who has a node
   * @param up whose node starts now
   * @param change what is different in this network; {@link UnaryOperator#identity()} for nothing
   */
  public static TrialNetwork start(
      Path folder, List<Party> parties, List<Party> up, UnaryOperator<Network> change)
      throws IOException, InterruptedException {
    Network network =
        change.apply(
            Network.in(
                new StateFolder(folder),
                Distribution.current(),
                Optional.of(Ports.free(LOWEST_PORT + randomOffset()).base()),
                parties));
    network.requireStartable();
    network.found();
    TrialNetwork trial = new TrialNetwork(network, parties);
    trial.start(up);
    return trial;
  }

  /** Networks that start at one time on one machine look for ports in different places. */
  private static int randomOffset() {
    return (int) (ProcessHandle.current().pid() % 100) * 100;
  }

  /** The network itself. */
  public Network network() {
    return network;
  }

  /** Starts nodes and returns once each answers. */
  public void start(Collection<Party> who) throws IOException, InterruptedException {
    network.start(who, (party, after) -> {});
  }

  /** Stops a node as its operator would. */
  public void stop(Party party) throws InterruptedException {
    disconnect(party);
    network.stop(List.of(party));
  }

  /** Ends a node without warning, as a power cut would. */
  public void kill(Party party) throws InterruptedException {
    network.kill(party);
    disconnect(party);
  }

  /** Gives a node another contract jar, as its operator would. */
  public void upgrade(Party party, ContractJar next) throws IOException, InterruptedException {
    disconnect(party);
    network.upgrade(party, next);
  }

  /** A running node's operator. */
  public synchronized Bank operator(Party party) throws IOException {
    Bank known = connected.get(party);
    if (known == null) {
      known = new Bank(party, network.connect(party));
      connected.put(party, known);
    }
    return known;
  }

  private synchronized void disconnect(Party party) {
    Bank known = connected.remove(party);
    if (known != null) {
      known.close();
    }
  }

  /** Stops every node; the folder stays. */
  @Override
  public void close() throws InterruptedException {
    for (Party party : new ArrayList<>(connected.keySet())) {
      disconnect(party);
    }
    network.stop(parties);
  }
}
