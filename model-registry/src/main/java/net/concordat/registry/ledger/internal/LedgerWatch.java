// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.concordat.registry.ledger.NodeUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the vault read: when the node tells of something new, and at the latest after a while, since
 * what a node tells may be lost with a connection.
 */
@Component
class LedgerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

  private final NodeProperties node;
  private final NodeConnection connection;
  private final NodeParty party;
  private final LedgerPoller poller;
  private final ObjectProvider<NodeReconciliations> reconciliations;
  private final LedgerHealthIndicator health;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread reader = new Thread(task, "ledger");
            reader.setDaemon(true);
            return reader;
          });

  LedgerWatch(
      NodeProperties node,
      NodeConnection connection,
      NodeParty party,
      LedgerPoller poller,
      ObjectProvider<NodeReconciliations> reconciliations,
      LedgerHealthIndicator health) {
    this.node = node;
    this.connection = connection;
    this.party = party;
    this.poller = poller;
    this.reconciliations = reconciliations;
    this.health = health;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    connection.onNews(this::wake);
    thread.scheduleWithFixedDelay(
        this::poll, 0, node.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
  }

  // Many states come at once; one look sees them all.
  private void wake() {
    if (awake.compareAndSet(false, true)) {
      thread.execute(this::poll);
    }
  }

  private void poll() {
    awake.set(false);
    try {
      party.learn();
      poller.poll();
      reconciliations.ifAvailable(NodeReconciliations::ask);
      health.read();
    } catch (NodeUnavailableException e) {
      health.failed(e);
      LOG.warn("{} Reading goes on when it does.", e.getMessage());
    } catch (RuntimeException e) {
      health.failed(e);
      LOG.error("Reading the vault failed; it is tried again", e);
    } catch (Error e) {
      health.failed(e);
      LOG.error("Reading the vault failed for good", e);
      throw e;
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
