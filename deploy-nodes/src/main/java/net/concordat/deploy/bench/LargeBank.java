// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.Ports;
import net.concordat.deploy.Role;
import net.concordat.deploy.ServiceProcess;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.StopOnExit;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.ui.UiServer;

/**
 * A bank, or the regulator, with a large ledger, as its people meet it: where they sign in, its
 * registry and its web pages, each a process of its own as {@code ./concordat up} starts it. Its
 * node is away.
 */
final class LargeBank implements AutoCloseable {
  /** Whose people look, unless the regulator's do. */
  static final Party BANK = Party.BANK_A;

  private static final Duration READING = Duration.ofMinutes(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int REGISTRY_HEAP_MEGABYTES = 256;

  private final Party party;
  private final Network network;
  private final Tokens tokens;
  private final Registry registry;
  private final UiServer pages;
  private final StopOnExit onExit = new StopOnExit(this::stopAll);

  private LargeBank(Party party, Network network, Registry registry) {
    this.party = party;
    this.network = network;
    this.registry = registry;
    this.tokens = new Tokens(network.identity());
    this.pages = network.ui(party);
  }

  /**
   * Starts it, and has its registry read so many versions.
   *
   * @param folder for all that it keeps
   * @param ports where it listens
   * @param party whose people look
   */
  static LargeBank start(Path folder, Ports ports, int versions, Party party)
      throws IOException, InterruptedException {
    Network network =
        Network.in(
            new StateFolder(folder),
            Distribution.current(),
            Optional.of(ports.base()),
            List.of(Party.NOTARY, party));
    OwnerOnly.createDirectories(folder);
    LargeBank bank =
        new LargeBank(
            party,
            network,
            new Registry(
                folder.resolve("registry"),
                ports.of(party, Ports.Use.REGISTRY),
                versions,
                network.identity().issuer(party),
                party.role() == Role.OBSERVER));
    try {
      bank.startAll();
      return bank;
    } catch (IOException | InterruptedException | RuntimeException e) {
      bank.close();
      throw e;
    }
  }

  /** Also when somebody interrupts the bench. */
  private void stopAll() {
    try {
      pages.stop();
      registry.stop();
      network.identity().stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startAll() throws IOException, InterruptedException {
    network.identity().start();
    registry.start();
    network.identity().awaitReady();
    network.identity().concludeFounding();
    pages.start();
    pages.awaitReady();
    Patience.await(
        READING,
        BETWEEN_LOOKS,
        registry.name() + " to have read them",
        registry.process()::answers);
  }

  /** Where the pages are. */
  URI pages() {
    return pages.address();
  }

  /** The registry, as somebody of the bank asks it. */
  RegistryClient registry(String username) {
    return new RegistryClient(registry.address(), tokens.signIn(party, username));
  }

  /** With which password somebody of the bank signs in. */
  String password(String username) throws IOException {
    return Files.readString(network.identity().folder().password(party, username));
  }

  /** What the pages count. */
  Metrics pageMetrics() {
    return new Metrics(
        URI.create("http://localhost:" + pages.address().getPort()),
        tokens.signIn(party, "auditor"));
  }

  /** What the registry counts. */
  Metrics registryMetrics() {
    return new Metrics(registry.address(), tokens.signIn(party, "auditor"));
  }

  /** The process of the pages. */
  ProcessHandle pagesProcess() {
    return pages.process().running().get(0);
  }

  /** The process of the registry. */
  ProcessHandle registryProcess() {
    return registry.process().running().get(0);
  }

  /** For how long processors have been busy with pages and registry. */
  Duration busy() {
    return Stream.of(pagesProcess(), registryProcess())
        .map(process -> process.info().totalCpuDuration().orElseThrow())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Keeps pages and registry on two cores, and who asks them and where people sign in on others.
   */
  void keepApart() throws IOException, InterruptedException {
    TwoCores.keep(List.of(pagesProcess(), registryProcess()));
    List<ProcessHandle> others = new ArrayList<>(network.identity().process().running());
    others.add(ProcessHandle.current());
    TwoCores.leave(others);
  }

  @Override
  public void close() {
    onExit.close();
  }

  private record Registry(Path folder, int port, int versions, URI issuer, boolean observer)
      implements NetworkService {
    @Override
    public String name() {
      return "Registry with %,d versions".formatted(versions);
    }

    @Override
    public URI address() {
      return URI.create("http://localhost:" + port);
    }

    @Override
    public void start() throws IOException {
      OwnerOnly.createDirectories(folder);
      Distribution distribution = Distribution.current();
      process()
          .start(
              REGISTRY_HEAP_MEGABYTES,
              List.of(
                  "-Dloader.main=net.concordat.registry.bench.ServedRegistry",
                  "-Dloader.path=" + distribution.registryBench(),
                  "-cp",
                  distribution.registry().toString(),
                  "org.springframework.boot.loader.launch.PropertiesLauncher",
                  Integer.toString(port),
                  Integer.toString(versions),
                  issuer.toString(),
                  folder.toString(),
                  Boolean.toString(observer)));
    }

    @Override
    public ServiceProcess process() {
      return ServiceProcess.readyWith(address(), name(), "registry", folder);
    }
  }
}
