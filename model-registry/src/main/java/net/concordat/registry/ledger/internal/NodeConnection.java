// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.corda.client.rpc.CordaRPCClient;
import net.corda.client.rpc.CordaRPCClientConfiguration;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.client.rpc.RPCException;
import net.corda.core.concurrent.CordaFuture;
import net.corda.core.flows.FlowLogic;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import net.corda.core.node.services.vault.Sort;
import net.corda.core.utilities.NetworkHostAndPort;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one connection to the node: made when first needed, and again after it was lost. */
@Component
class NodeConnection {
  private static final Logger LOG = LoggerFactory.getLogger(NodeConnection.class);

  private final NodeProperties node;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable CordaRPCConnection connection;

  NodeConnection(NodeProperties node) {
    this.node = node;
  }

  /**
   * Asks the node.
   *
   * @throws NodeUnavailableException if it does not answer
   */
  <T> T ask(Function<CordaRPCOps, T> question) {
    CordaRPCConnection current = connected();
    try {
      return question.apply(current.getProxy());
    } catch (RPCException e) {
      drop(current);
      throw unavailable(e);
    } catch (IllegalStateException e) {
      // Somebody else found it lost while this one was about to ask.
      if (isDropped(current)) {
        throw unavailable(new RPCException("The connection was closed", e));
      }
      throw e;
    }
  }

  private synchronized boolean isDropped(CordaRPCConnection asked) {
    return connection != asked;
  }

  /**
   * Runs a flow and waits for what it returns.
   *
   * @throws NodeUnavailableException if the node does not answer
   */
  <T> T run(Class<? extends FlowLogic<T>> flow, Object... arguments) {
    CordaFuture<T> returned = ask(ops -> ops.startFlowDynamic(flow, arguments).getReturnValue());
    try {
      return returned.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RPCException lost) {
        throw unavailable(lost);
      }
      throw new IllegalStateException(flow.getSimpleName() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(flow.getSimpleName() + " was no longer waited for");
    }
  }

  /** Has somebody told whenever the node records something, as long as it is connected. */
  void onNews(Runnable listener) {
    listeners.add(listener);
  }

  private void listen(CordaRPCConnection made) {
    made.getProxy()
        .vaultTrackBy(
            new VaultQueryCriteria(StateStatus.UNCONSUMED, Set.of(ConcordatState.class)),
            new PageSpecification(1, 1),
            new Sort(List.of()),
            ConcordatState.class)
        .getUpdates()
        .subscribe(
            news -> listeners.forEach(Runnable::run),
            lost -> LOG.debug("The node no longer tells what it records", lost));
  }

  private synchronized CordaRPCConnection connected() {
    if (connection == null) {
      try {
        CordaRPCConnection made =
            new CordaRPCClient(NetworkHostAndPort.parse(node.rpcAddress()), onceOnly())
                .start(node.user(), Files.readString(node.passwordFile()));
        connection = made;
        listen(made);
        LOG.info("Connected to the node at {}", node.rpcAddress());
      } catch (RPCException e) {
        throw unavailable(e);
      } catch (IOException e) {
        throw new UncheckedIOException("The node's RPC password cannot be read", e);
      }
    }
    return connection;
  }

  // Whoever asks tries again later; a client that retried by itself would hold up those who wait.
  private static CordaRPCClientConfiguration onceOnly() {
    return CordaRPCClientConfiguration.DEFAULT.copy(
        CordaRPCClientConfiguration.DEFAULT.getConnectionMaxRetryInterval(),
        CordaRPCClientConfiguration.DEFAULT.getMinimumServerProtocolVersion(),
        CordaRPCClientConfiguration.DEFAULT.getTrackRpcCallSites(),
        CordaRPCClientConfiguration.DEFAULT.getReapInterval(),
        CordaRPCClientConfiguration.DEFAULT.getObservationExecutorPoolSize(),
        CordaRPCClientConfiguration.DEFAULT.getCacheConcurrencyLevel(),
        CordaRPCClientConfiguration.DEFAULT.getConnectionRetryInterval(),
        CordaRPCClientConfiguration.DEFAULT.getConnectionRetryIntervalMultiplier(),
        1,
        CordaRPCClientConfiguration.DEFAULT.getMaxFileSize(),
        CordaRPCClientConfiguration.DEFAULT.getDeduplicationCacheExpiry());
  }

  private NodeUnavailableException unavailable(RPCException e) {
    return new NodeUnavailableException(
        "The node at %s does not answer: %s".formatted(node.rpcAddress(), e.getMessage()), e);
  }

  private synchronized void drop(CordaRPCConnection lost) {
    if (connection == lost) {
      lost.forceClose();
      connection = null;
    }
  }

  @PreDestroy
  synchronized void close() {
    if (connection != null) {
      connection.forceClose();
      connection = null;
    }
  }
}
