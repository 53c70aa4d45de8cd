// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import net.corda.client.rpc.CordaRPCClient;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.utilities.NetworkHostAndPort;

/** An operator's connection to a node of this machine. */
public final class RpcConnection implements AutoCloseable {
  private final CordaRPCConnection connection;

  private RpcConnection(CordaRPCConnection connection) {
    this.connection = connection;
  }

  /**
   * Connects as the node's operator, with the password in the node's folder.
   *
   * @throws net.corda.client.rpc.RPCException if the node does not answer
   */
  // One at a time: the first client of a JVM scans the class path for serializers, seconds of
  // processor time; the next find that done, but five side by side would each do it.
  static synchronized RpcConnection open(NodeDirectory node, Ports ports) throws IOException {
    NetworkHostAndPort address =
        new NetworkHostAndPort("localhost", ports.of(node.party(), Ports.Use.RPC));
    String password = Files.readString(node.rpcPassword());
    return new RpcConnection(new CordaRPCClient(address).start(NodeConfig.OPERATOR, password));
  }

  /** What the node can be asked, as far as its operator may ask it. */
  public CordaRPCOps ops() {
    return connection.getProxy();
  }

  /** Drops the connection to a node that is gone: it cannot be told. */
  public void abandon() {
    connection.forceClose();
  }

  @Override
  public void close() {
    connection.notifyServerAndClose();
  }
}
