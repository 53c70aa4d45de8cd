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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import net.concordat.deploy.ContractJar;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.StopOnExit;
import net.concordat.deploy.operator.Bank;
import org.jspecify.annotations.Nullable;

/**
 * Real nodes in a folder and on ports of their own. A JVM founds all its networks before it starts
 * any: Corda's bootstrapper does not run where its RPC client has been.
 */
public final class TrialNetwork implements AutoCloseable {
  /**
   * Above the ports of a network that an operator started; and the highest ports that are looked at
   * are below those that Linux gives to outgoing connections, 32,768 and on.
   */
  private static final int LOWEST_PORT = 20_300;

  /** So many for each JVM of those that run trials side by side, as a build's do. */
  private static final int PORTS_OF_A_JVM = 2_750;

  /** A build numbers so many: two for each of the modules that it makes at a time. */
  private static final int JVMS = 4;

  /** Which of those this is, from 1. */
  private static final int JVM = Integer.getInteger("concordat.trial.jvm", 1);

  private final Network network;
  private final List<Party> parties;
  private final Map<Party, List<ProcessHandle>> processes = new ConcurrentHashMap<>();
  private final Map<Party, Bank> connected = new EnumMap<>(Party.class);
  private final StopOnExit guard;

  private TrialNetwork(Network network, List<Party> parties) {
    this.network = network;
    this.parties = List.copyOf(parties);
    this.guard = new StopOnExit(this::stopAll);
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
    TrialNetwork trial = found(folder, parties, change);
    trial.start(up);
    return trial;
  }

  /**
   * Founds a network of which nothing runs yet.
   *
   * @param folder an empty folder for all that the network keeps
   * @param parties who has a node
   * @param change what is different in this network; {@link UnaryOperator#identity()} for nothing
   */
  public static TrialNetwork found(Path folder, List<Party> parties, UnaryOperator<Network> change)
      throws IOException {
    return found(folder, parties, Ports.free(firstPort()).base(), change);
  }

  private static TrialNetwork found(
      Path folder, List<Party> parties, int basePort, UnaryOperator<Network> change)
      throws IOException {
    Network network =
        change.apply(
            Network.in(
                new StateFolder(folder), Distribution.current(), Optional.of(basePort), parties));
    network.requireStartable();
    network.found();
    return new TrialNetwork(network, parties);
  }

  /**
   * Founds two networks that are alike, to be compared side by side. Of neither anything runs yet.
   *
   * @param folder an empty folder for all that they keep
   * @param parties who has a node in each
   * @param change what is different in these networks
   */
  public static List<TrialNetwork> twins(
      Path folder, List<Party> parties, UnaryOperator<Network> change) throws IOException {
    Ports first = Ports.free(firstPort());
    Ports second = Ports.free(first.next().base());
    return List.of(
        found(folder.resolve("first"), parties, first.base(), change),
        found(folder.resolve("second"), parties, second.base(), change));
  }

  /** Networks that start at one time on one machine look for ports in different places. */
  private static int firstPort() {
    return LOWEST_PORT
        + (JVM - 1) % JVMS * PORTS_OF_A_JVM
        + (int) (ProcessHandle.current().pid() % 50) * 50;
  }

  /** The network itself. */
  public Network network() {
    return network;
  }

  /** Starts nodes and returns once each answers. */
  public void start(Collection<Party> who) throws IOException, InterruptedException {
    network.start(who, (party, after) -> {});
    for (Party party : who) {
      processes.put(party, network.processes(party));
    }
  }

  /** Stops a node as its operator would. */
  public void stop(Party party) throws InterruptedException {
    disconnect(party);
    network.stop(List.of(party));
  }

  /** Ends nodes without warning (SIGKILL), as a power cut would, all at once. */
  public void kill(Collection<Party> who) {
    List<ProcessHandle> killed = who.stream().flatMap(party -> of(party).stream()).toList();
    killed.forEach(ProcessHandle::destroyForcibly);
    killed.forEach(process -> process.onExit().join());
    for (Party party : who) {
      Bank known = forget(party);
      if (known != null) {
        known.abandon();
      }
    }
  }

  /** Stops a node in its tracks (SIGSTOP). */
  public void freeze(Party party) throws IOException, InterruptedException {
    signal(party, "STOP");
  }

  /** Lets a frozen node go on; one that was killed meanwhile stays dead. */
  public void thaw(Party party) throws IOException, InterruptedException {
    signal(party, "CONT");
  }

  private void signal(Party party, String name) throws IOException, InterruptedException {
    for (ProcessHandle process : of(party)) {
      List<String> command = List.of("kill", "-" + name, Long.toString(process.pid()));
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new DeployException("The node of " + party + " did not take SIG" + name + ".");
      }
    }
  }

  /**
   * Does something, and tells by how many bytes the heap of any of these nodes was ever larger
   * meanwhile than before, garbage not counted.
   */
  public long heapGrowth(Collection<Party> nodes, Callable<?> work) throws Exception {
    return HeapWatch.growthDuring(nodes.stream().flatMap(node -> of(node).stream()).toList(), work);
  }

  private List<ProcessHandle> of(Party party) {
    return processes.getOrDefault(party, List.of()).stream()
        .filter(ProcessHandle::isAlive)
        .toList();
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

  private void disconnect(Party party) {
    Bank known = forget(party);
    if (known != null) {
      known.close();
    }
  }

  private synchronized @Nullable Bank forget(Party party) {
    return connected.remove(party);
  }

  /** Stops every node; the folder stays. */
  @Override
  public void close() {
    for (Party party : new ArrayList<>(connected.keySet())) {
      disconnect(party);
    }
    guard.close();
  }

  private void stopAll() {
    try {
      network.stop(parties);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
