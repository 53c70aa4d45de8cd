// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import net.corda.client.rpc.RPCException;

/** Waits until a node answers its operator: the moment at which it can be worked with. */
final class Readiness {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Network network;
  private final Duration timeout;

  Readiness(Network network, Duration timeout) {
    this.network = network;
    this.timeout = timeout;
  }

  /** Returns the time it took; fails if the node ends or the time is up. */
  Duration await(Party party) {
    long start = System.nanoTime();
    while (!answers(party)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (network.processIds(party).isEmpty()) {
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
    if (!isOpen(network.rpcPort(party))) {
      // Asking before the port is open would make the client try again on its own, and complain.
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

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 1000);
      return true;
    } catch (IOException e) {
      return false;
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
