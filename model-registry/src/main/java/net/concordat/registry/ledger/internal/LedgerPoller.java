// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.concordat.registry.ledger.NodeUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads on where it left off. Nothing is remembered but what the tables held at the start and what
 * was added since, so it goes on after any stop, and from nothing it comes to the same tables
 * again.
 */
@Component
class LedgerPoller {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerPoller.class);

  private final NodeProperties node;
  private final PinnedConsortium consortium;
  private final VaultReader vault;
  private final Projector projector;
  private final LedgerStates states;
  private final TransactionReader transactions;
  private final Timer lag;
  private final AtomicLong behind = new AtomicLong();
  private @Nullable Instant readUntil;
  private @Nullable Long shown;

  LedgerPoller(
      NodeProperties node,
      PinnedConsortium consortium,
      VaultReader vault,
      Projector projector,
      LedgerStates states,
      TransactionReader transactions,
      MeterRegistry metrics) {
    this.node = node;
    this.consortium = consortium;
    this.vault = vault;
    this.projector = projector;
    this.states = states;
    this.transactions = transactions;
    this.lag =
        Timer.builder("concordat.ledger.lag")
            .description("From when the node recorded a state to when the registry showed it")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
    Gauge.builder("concordat.ledger.behind", behind, AtomicLong::get)
        .description("States that the node has and the registry does not show yet")
        .register(metrics);
  }

  /**
   * Reads what is new.
   *
   * @throws NodeUnavailableException if the node does not answer
   */
  synchronized void poll() {
    String consortiumId = consortium.id().orElse(null);
    if (consortiumId == null) {
      return;
    }
    forgetWhatWasEmptied();
    long recorded = vault.count();
    behind.set(recorded - shown());
    read(start(), consortiumId);
    long missing = recorded - shown();
    if (missing > 0) {
      LOG.warn("The vault holds states that were recorded earlier than it says; reading all of it");
      read(Instant.EPOCH, consortiumId);
      missing = recorded - shown();
    }
    behind.set(Math.max(0, missing));
    transactions.read();
  }

  /** Whoever empties the tables while this runs has them made again, from the vault. */
  private void forgetWhatWasEmptied() {
    if (readUntil != null && !states.existsBy()) {
      LOG.warn("The tables that are read from the vault are empty; reading all of it");
      readUntil = null;
      shown = null;
    }
  }

  /** Counted once: that takes the longer, the more there are. Nobody else adds to them. */
  private long shown() {
    if (shown == null) {
      shown = states.count();
    }
    return shown;
  }

  private Instant start() {
    if (readUntil == null) {
      readUntil = states.newest().orElse(Instant.EPOCH.plus(node.overlap()));
    }
    return readUntil.minus(node.overlap());
  }

  private void read(Instant from, String consortiumId) {
    Instant since = from;
    int page = 1;
    List<RecordedState> states = vault.recordedSince(since, page);
    while (!states.isEmpty()) {
      List<RecordedState> projected = projector.project(states, consortiumId);
      shown = shown() + projected.size();
      projected.forEach(this::noteLag);
      readUntil = states.get(states.size() - 1).recordedAt();
      if (states.size() < VaultReader.PAGE) {
        return;
      }
      // Each page from the last one's end: the node counts and skips all that comes before a page.
      Instant last = states.get(states.size() - 1).recordedAt();
      page = last.isAfter(since) ? 1 : page + 1;
      since = last;
      states = vault.recordedSince(since, page);
    }
  }

  private void noteLag(RecordedState state) {
    lag.record(Duration.between(state.recordedAt(), Instant.now()));
  }
}
