// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.concordat.deploy.identity.IdentityFolder;
import net.concordat.deploy.identity.IdentityServer;
import net.concordat.deploy.people.PasskeyFolder;
import net.concordat.deploy.registry.RegistryServer;
import net.concordat.deploy.scoring.ScoringServer;
import net.concordat.deploy.ui.UiServer;
import net.concordat.deploy.worker.WorkerServer;

/**
 * A network of real nodes on this machine, kept in one folder. Nothing is remembered between calls
 * but what is in that folder and in the table of processes, so any number of these can look at the
 * same network.
 */
public final class Network {
  private final Distribution distribution;
  private final StateFolder state;
  private final Ports ports;
  private final List<Party> parties;
  private final Set<Party> cheats;
  private final boolean measured;

  private Network(
      Distribution distribution,
      StateFolder state,
      Ports ports,
      List<Party> parties,
      Set<Party> cheats,
      boolean measured) {
    this.distribution = distribution;
    this.state = state;
    this.ports = ports;
    this.parties = List.copyOf(parties);
    this.cheats = Set.copyOf(cheats);
    this.measured = measured;
  }

  /**
   * The network in a folder, founded or not.
   *
   * @param basePort the first port, or nothing for the one it was founded with or the default
   */
  public static Network in(
      StateFolder state, Distribution distribution, Optional<Integer> basePort, List<Party> parties)
      throws IOException {
    int base =
        basePort.or(() -> founding(state).map(Founding::basePort)).orElse(Ports.DEFAULT_BASE);
    return new Network(distribution, state, new Ports(base), parties, Set.of(), false);
  }

  /** The same network, in which one member is dishonest: for the demonstration alone. */
  public Network withCheatAt(Party member) {
    return new Network(distribution, state, ports, parties, Set.of(member), measured);
  }

  /** The same network, in which bare flows can be measured beside ours: for benches alone. */
  public Network measured() {
    return new Network(distribution, state, ports, parties, cheats, true);
  }

  /** The parties of this network. */
  public List<Party> parties() {
    return parties;
  }

  /** Where a party's things are. */
  public NodeDirectory node(Party party) {
    return state.node(party);
  }

  /** The passkeys of a bank's people on this machine. */
  public PasskeyFolder people(Party party) {
    return new PasskeyFolder(state.people(party));
  }

  /** Where everybody of this network signs in. */
  public IdentityServer identity() {
    return new IdentityServer(
        new IdentityFolder(state.identity()), distribution.keycloak(), ports, parties);
  }

  /** A party's registry; the notary has none. */
  public RegistryServer registry(Party party) {
    NodeDirectory node = node(party);
    return new RegistryServer(
        party,
        state.registry(party),
        distribution.registry(),
        new RegistryServer.Settings(
            ports.of(party, Ports.Use.REGISTRY),
            "localhost:" + ports.of(party, Ports.Use.RPC),
            NodeConfig.REGISTRY,
            node.registryPassword(),
            identity().issuer(party),
            party.role() == Role.BANK ? Optional.of(node.artifactStore()) : Optional.empty()));
  }

  /** On which origin the pages are that a party's people work with; the notary has none. */
  public URI pages(Party party) {
    return ports.pages(party);
  }

  /** A bank's fine-tune worker. */
  public WorkerServer worker(Party bank) {
    return new WorkerServer(
        bank,
        state.worker(bank),
        distribution.worker(),
        new WorkerServer.Settings(
            registry(bank).address(), identity().issuer(bank), identity().workerSecret(bank)));
  }

  /** A bank's scoring service. */
  public ScoringServer scoring(Party bank) {
    return scoring(bank, ScoringServer.BATCH_SECONDS);
  }

  /** The same, whose batches are closed so many seconds after their first decision. */
  public ScoringServer scoring(Party bank, int batchSeconds) {
    return new ScoringServer(
        bank,
        state.scoring(bank),
        distribution.scoring(),
        new ScoringServer.Settings(
            ports.of(bank, Ports.Use.SCORING),
            registry(bank).address(),
            identity().issuer(bank),
            identity().scoringSecret(bank),
            batchSeconds));
  }

  /** A party's web pages; the notary has none. */
  public UiServer ui(Party party) {
    return new UiServer(
        party,
        state.ui(party),
        distribution.ui(),
        new UiServer.Settings(
            pages(party),
            registry(party).address(),
            identity().issuer(party),
            identity().uiSecret(party),
            party.role() == Role.BANK ? Optional.of(scoring(party).address()) : Optional.empty()));
  }

  /** The banks of this network. */
  public List<Party> banks() {
    return parties.stream().filter(party -> party.role() == Role.BANK).toList();
  }

  /**
   * What runs beside the nodes, each after what it needs: where people sign in, each party's
   * registry, each bank's worker and scoring service, each party's web pages.
   */
  public List<NetworkService> services() {
    List<NetworkService> services = new ArrayList<>();
    services.add(identity());
    identity().organisations().forEach(party -> services.add(registry(party)));
    banks().forEach(bank -> services.add(worker(bank)));
    banks().forEach(bank -> services.add(scoring(bank)));
    identity().organisations().forEach(party -> services.add(ui(party)));
    return services;
  }

  /** Whether there is a network that can be started. */
  public boolean isFounded() {
    return founding(state).isPresent();
  }

  /** Those whose node has a process, whoever started it. */
  public List<Party> running() {
    return parties.stream().filter(party -> nodes().of(party).isRunning()).toList();
  }

  /** The ids of a party's processes, for people to read. */
  public List<Long> processIds(Party party) {
    return processes(party).stream().map(ProcessHandle::pid).toList();
  }

  /** Refuses if this network cannot be started as it is: another contract jar, other ports. */
  public void requireStartable() throws IOException {
    Optional<Founding> founded = founding(state);
    if (founded.isPresent()) {
      founded.get().requireStartable(distribution.contracts().digest(), ports.base());
    }
    ports.requireFree(parties);
  }

  /** Founds the network, if that has not been done. Fails if half of one is in the way. */
  public void found() throws IOException {
    if (isFounded()) {
      return;
    }
    // What an interrupted founding left has no ledger, so nothing is lost with it.
    state.purge();
    try (StopOnExit guard = new StopOnExit(() -> nodes().stopUnchecked(parties))) {
      new NetworkFounder(distribution, state).found(parties, cheats, measured, foundingNow());
      guard.disarm();
    }
  }

  /**
   * Starts nodes side by side and returns once each answers.
   *
   * @param who the parties whose nodes to start
   * @param onReady told of each node that answers, with the time it took
   */
  public void start(Collection<Party> who, ReadyListener onReady)
      throws IOException, InterruptedException {
    start(who, List.of(), onReady);
  }

  void start(Collection<Party> who, List<String> jvmFlags, ReadyListener onReady)
      throws IOException, InterruptedException {
    nodes().start(who, jvmFlags, onReady);
  }

  /** Stops nodes, and ends those that do not stop when asked. */
  public void stop(Collection<Party> who) throws InterruptedException {
    nodes().stop(who);
  }

  /**
   * Gives a node another contract jar: lets its flows end, stops it, replaces the jar, starts it
   * again. Repeated after an interruption, it goes on from there.
   *
   * @throws DeployException if the jar is not signed by the key of the present one, or flows do not
   *     end; the node then goes on as it was
   */
  public void upgrade(Party party, ContractJar next) throws IOException, InterruptedException {
    Founding founded =
        founding(state)
            .orElseThrow(() -> new DeployException("There is no network in " + state.root() + "."));
    ContractUpgrade upgrade = new ContractUpgrade(this, party, next);
    upgrade.requireSameSigner();
    founded.with(next.digest()).write(state.founding());
    upgrade.run();
  }

  /** Connects to a running node as its operator. */
  public RpcConnection connect(Party party) throws IOException {
    return RpcConnection.open(node(party), ports);
  }

  /** Removes the network with its ledger, artifacts and passwords; its nodes must be stopped. */
  public void purge() throws IOException {
    state.purge();
  }

  /** What each node is doing. */
  public Map<Party, NodeStatus> status() {
    return parties.stream()
        .collect(Collectors.toMap(Function.identity(), party -> NodeStatus.of(this, party)));
  }

  /** The processes of a party's node, which is looked for among all of this machine. */
  public List<ProcessHandle> processes(Party party) {
    return nodes().of(party).running();
  }

  private NodeProcesses nodes() {
    return new NodeProcesses(this, distribution.cordaJar());
  }

  private Founding foundingNow() throws IOException {
    return new Founding(List.of(distribution.contracts().digest()), ports.base());
  }

  private static Optional<Founding> founding(StateFolder state) {
    try {
      return Founding.read(state.founding());
    } catch (IOException e) {
      throw new DeployException(state.founding() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
