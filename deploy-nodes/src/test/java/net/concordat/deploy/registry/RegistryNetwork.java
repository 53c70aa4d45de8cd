// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.identity.IdentityServer;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.concordat.deploy.ui.UiServer;
import org.jspecify.annotations.Nullable;

/** Two banks with their nodes and registries, a regulator, and where their people sign in. */
public final class RegistryNetwork implements AutoCloseable {
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);
  private static final String STATE = "state";
  private static final List<Party> BANKS = List.of(Party.BANK_A, Party.BANK_B);

  private final Path folder;
  private final TrialNetwork nodes;
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final Set<Party> withPages = EnumSet.noneOf(Party.class);
  private @Nullable TrialConsortium consortium;

  private RegistryNetwork(Path folder, TrialNetwork nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** Founds all of it, and returns once all of it answers. */
  static RegistryNetwork start() throws IOException {
    Path folder = Files.createTempDirectory("concordat-registries");
    RegistryNetwork made =
        new RegistryNetwork(
            folder, TrialNetwork.found(folder.resolve(STATE), PARTIES, UnaryOperator.identity()));
    made.bringUp();
    return made;
  }

  /** What can start side by side does. */
  private void bringUp() throws IOException {
    ExecutorService besides = Executors.newSingleThreadExecutor();
    try {
      Future<?> signIn =
          besides.submit(
              () -> {
                foundSignInThoughKilled();
                return null;
              });
      nodes.start(PARTIES);
      for (Party bank : BANKS) {
        giveAJobAwaySoon(registry(bank));
        registry(bank).start();
      }
      consortium = TrialConsortium.found(nodes, 1, 2);
      signIn.get();
      identity().awaitReady();
      identity().concludeFounding();
      for (Party bank : BANKS) {
        registry(bank).awaitReady();
        awaitConsortium(bank);
      }
    } catch (Exception e) {
      besides.shutdownNow();
      close();
      throw new DeployException("The registries do not come up", e);
    } finally {
      besides.shutdown();
    }
  }

  /** Tests do not wait the two minutes that a worker may be silent. */
  private static void giveAJobAwaySoon(RegistryServer registry) throws IOException {
    OwnerOnly.createDirectories(registry.folder());
    OwnerOnly.write(
        registry.folder().resolve("application.properties"), "concordat.jobs.lease=6s\n");
  }

  /** A registry is up before it has read what its node recorded. */
  private void awaitConsortium(Party bank) throws InterruptedException {
    Patience.await(
        Duration.ofMinutes(1),
        bank + "'s registry to show the consortium",
        () -> {
          try {
            return client(bank, "auditor").get("/api/v1/consortium", Map.of()).has("charter");
          } catch (RegistryRefusal notYet) {
            return false;
          }
        });
  }

  /** Killed while it is founded, Keycloak begins anew. */
  private void foundSignInThoughKilled() throws Exception {
    identity().start();
    Path database = identity().folder().data().resolve("h2").resolve("keycloakdb.mv.db");
    Patience.await(Duration.ofMinutes(2), "Keycloak's database", () -> Files.exists(database));
    ProcessHandle founding = ProcessHandle.of(identity().processIds().get(0)).orElseThrow();
    assertThat(founding.destroyForcibly()).isTrue();
    founding.onExit().get();
    identity().start();
  }

  /** The folder of all that the network keeps, as commands are told it. */
  public Path state() {
    return folder.resolve(STATE);
  }

  /** The nodes. */
  public TrialNetwork nodes() {
    return nodes;
  }

  /** The consortium of both banks. */
  public TrialConsortium consortium() {
    if (consortium == null) {
      throw new IllegalStateException("The consortium is not founded yet");
    }
    return consortium;
  }

  /** Where people sign in. */
  public IdentityServer identity() {
    return nodes.network().identity();
  }

  /** A bank's registry. */
  public RegistryServer registry(Party bank) {
    return nodes.network().registry(bank);
  }

  /** Asks a bank's registry as one of its people. */
  public RegistryClient client(Party bank, String username) {
    return new RegistryClient(
        registry(bank).address(), new Tokens(identity()).signIn(bank, username));
  }

  /** The web pages of parties, which run from when they are first asked for. */
  public List<UiServer> pages(Party... parties) throws Exception {
    List<Party> started = Stream.of(parties).filter(withPages::add).toList();
    for (Party party : started) {
      if (!BANKS.contains(party)) {
        registry(party).start();
      }
      nodes.network().ui(party).start();
    }
    for (Party party : started) {
      if (!BANKS.contains(party)) {
        registry(party).awaitReady();
      }
      nodes.network().ui(party).awaitReady();
    }
    return Stream.of(parties).map(nodes.network()::ui).toList();
  }

  /**
   * What the first class that asks for it makes, and the others find.
   *
   * @param kind of what
   */
  public <T> T shared(Class<T> kind, Callable<T> made) throws Exception {
    Object known = shared.get(kind);
    T thing = known == null ? made.call() : kind.cast(known);
    shared.put(kind, thing);
    return thing;
  }

  @Override
  public void close() throws IOException {
    try {
      for (Party party : withPages) {
        nodes.network().ui(party).stop();
        registry(party).stop();
      }
      for (Party bank : BANKS) {
        registry(bank).stop();
      }
      identity().stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    nodes.close();
    StateFolder.remove(folder);
  }
}
