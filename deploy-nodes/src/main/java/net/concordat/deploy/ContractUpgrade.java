// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.concordat.workflows.consortium.SyncConsortiumFlow;
import net.concordat.workflows.observer.ReportFlow;
import net.corda.core.messaging.StateMachineInfo;

/** Gives one node another contract jar. */
final class ContractUpgrade {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final Set<String> MAY_WAIT =
      Set.of(ReportFlow.class.getName(), SyncConsortiumFlow.class.getName());

  private final Network network;
  private final Party party;
  private final NodeDirectory node;
  private final ContractJar next;

  ContractUpgrade(Network network, Party party, ContractJar next) {
    this.network = network;
    this.party = party;
    this.node = network.node(party);
    this.next = next;
  }

  /** The ledger holds our states to one key, so a jar of another could do nothing. */
  void requireSameSigner() throws IOException {
    if (!next.signer().equals(node.contracts().signer())) {
      throw new DeployException(
          "%s is not signed by the key of the contract jar that %s has."
              .formatted(next.path(), party));
    }
  }

  void run() throws IOException, InterruptedException {
    if (!next.digest().equals(node.contracts().digest())) {
      if (network.running().contains(party)) {
        drain();
        network.stop(List.of(party));
      }
      replaceJar();
    }
    if (!network.running().contains(party)) {
      network.start(List.of(party), (started, after) -> {});
    }
    setDraining(false);
  }

  private void drain() throws IOException, InterruptedException {
    setDraining(true);
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> flows = flows();
    while (!flows.isEmpty()) {
      if (System.nanoTime() > end) {
        setDraining(false);
        throw new DeployException(
            "%s has flows that did not end within %d minutes: %s. It goes on with the contract jar that it has."
                .formatted(party, PATIENCE.toMinutes(), flows));
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      flows = flows();
    }
  }

  /** All but those that hold no state, and wait for as long as another node is down. */
  private List<String> flows() throws IOException {
    try (RpcConnection operator = network.connect(party)) {
      return operator.ops().stateMachinesSnapshot().stream()
          .map(StateMachineInfo::getFlowLogicClassName)
          .filter(flow -> !MAY_WAIT.contains(flow))
          .toList();
    }
  }

  private void setDraining(boolean draining) throws IOException {
    try (RpcConnection operator = network.connect(party)) {
      operator.ops().setFlowsDrainingModeEnabled(draining);
    }
  }

  /** Under a temporary name first: a node with half a jar, or none, would not start. */
  private void replaceJar() throws IOException {
    Path present = node.contracts().path();
    Path replacement = present.resolveSibling(next.path().getFileName());
    Path incoming = present.resolveSibling(replacement.getFileName() + ".incoming");
    Files.copy(next.path(), incoming, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        incoming, present, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (!replacement.equals(present)) {
      Files.move(present, replacement, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
