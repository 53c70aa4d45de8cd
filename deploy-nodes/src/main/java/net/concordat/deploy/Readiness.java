// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import net.corda.client.rpc.RPCException;

/** Waits until a node answers its operator: the moment at which it can be worked with. */
final class Readiness {
  /** Each look costs time that the nodes, on the same few cores, need for their start. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** What Corda prints when it is about to answer. */
  private static final String STARTED = "started up and registered";

  private final Network network;
  private final Duration timeout;

  Readiness(Network network, Duration timeout) {
    this.network = network;
    this.timeout = timeout;
  }

  /** Returns the time it took; fails if the node ends or the time is up. */
  Duration await(Party party) {
    long start = System.nanoTime();
    List<ProcessHandle> processes = network.processes(party);
    while (!answers(party)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (processes.stream().noneMatch(ProcessHandle::isAlive)) {
        throw new DeployException(
            "The node of %s has ended; see %s.".formatted(party, network.node(party).consoleLog()));
      }
      if (waited.compareTo(timeout) > 0) {
        throw new DeployException(
            "The node of %s did not answer within %d seconds; see %s."
                .formatted(party, timeout.toSeconds(), network.node(party).log()));
      }
      pause();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Whether the node answers now. */
  boolean answers(Party party) {
    if (!hasStarted(network.node(party))) {
      // Asking earlier would make the client try again on its own, and cost more than the answer.
      return false;
    }
    try (RpcConnection connection = network.connect(party)) {
      return connection.ops().nodeInfo() != null;
    } catch (RPCException e) {
      return false;
    } catch (IOException e) {
      throw new DeployException("The RPC password of " + party + " cannot be read.", e);
    }
  }

  private static boolean hasStarted(NodeDirectory node) {
    try {
      return Files.exists(node.consoleLog())
          && Files.readString(node.consoleLog()).contains(STARTED);
    } catch (IOException e) {
      throw new DeployException(node.consoleLog() + " cannot be read.", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("Interrupted while a node started.", e);
    }
  }
}
