// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.identity.RealmRole;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;

/**
 * A party at work: its people at its registry, each signed in with the own role, and its operator
 * at its node, for what concerns the network.
 */
final class Office implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Network network;
  private final Bank operator;
  private final Map<RealmRole, RegistryClient> people = new EnumMap<>(RealmRole.class);

  /**
   * @param party whose node and registry are up
   */
  Office(Network network, Party party) throws IOException {
    this.network = network;
    this.operator = new Bank(party, network.connect(party));
    Tokens tokens = new Tokens(network.identity());
    for (RealmRole role : RealmRole.ofPeople(party)) {
      people.put(
          role,
          new RegistryClient(
              network.registry(party).address(), tokens.signIn(party, role.username())));
    }
  }

  /** Whose. */
  Party party() {
    return operator.party();
  }

  /** The party's name on the ledger. */
  String name() {
    return operator.identity().getName().toString();
  }

  /** Who acts on the node itself. */
  Bank operator() {
    return operator;
  }

  /** The registry, as somebody with a role. */
  RegistryClient as(RealmRole role) {
    return Optional.ofNullable(people.get(role))
        .orElseThrow(() -> new DemoFailure(party() + " has nobody who is " + role.words()));
  }

  /** Commands something, and waits until it is done. */
  JsonNode command(RealmRole role, String path, Object arguments)
      throws IOException, InterruptedException {
    return as(role).perform(path, UUID.randomUUID().toString(), arguments, PATIENCE);
  }

  /** Looks something up, as one who may read. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return get(path, Map.of());
  }

  /** Looks something up, as one who may read. */
  JsonNode get(String path, Map<String, String> query) throws IOException, InterruptedException {
    return as(RealmRole.AUDITOR).get(path, query);
  }

  /** Waits until the registry shows a version with a status. */
  void awaitVersion(SharedModel model, String status) throws InterruptedException {
    await(
        "%s as %s".formatted(model, status),
        () -> status.equals(find(model.path()).map(SharedModel::status).orElse("")));
  }

  /** Waits until the registry shows something, which is on its way over ledger and vault. */
  void await(String what, Callable<Boolean> condition) throws InterruptedException {
    Patience.await(PATIENCE, party() + "'s registry to show " + what, condition);
  }

  /** Waits until the registry shows something, and gives it. */
  <T> T awaitFound(String what, Callable<Optional<T>> look) throws InterruptedException {
    List<T> found = new ArrayList<>();
    await(
        what,
        () -> {
          look.call().ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  /** Looks something up that may not be there yet. */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    return find(path, Map.of());
  }

  /** Looks something up that may not be there yet. */
  Optional<JsonNode> find(String path, Map<String, String> query)
      throws IOException, InterruptedException {
    try {
      return Optional.of(get(path, query));
    } catch (RegistryRefusal refusal) {
      if (refusal.status() == 404) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** The network that it is part of. */
  Network network() {
    return network;
  }

  @Override
  public void close() {
    operator.close();
  }
}
