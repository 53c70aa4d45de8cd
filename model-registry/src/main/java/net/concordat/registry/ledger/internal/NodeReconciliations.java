// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.Reconciliation;
import net.concordat.registry.ledger.Reconciliations;
import net.concordat.workflows.observer.CompletenessReport;
import net.concordat.workflows.observer.CompletenessReportFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What an observer's node last said, so that whoever looks need not wait for it. */
@Component
@ConditionalOnProperty(name = "concordat.observer", havingValue = "true")
class NodeReconciliations implements Reconciliations {
  /** News come in bursts, and the node counts all that it has. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final NodeConnection node;
  private final Clock clock;
  private volatile @Nullable Reconciliation last;

  NodeReconciliations(NodeConnection node, Clock clock) {
    this.node = node;
    this.clock = clock;
  }

  @Override
  public Optional<Reconciliation> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Asks the node, unless it was asked just now.
   *
   * @throws NodeUnavailableException if it does not answer
   */
  void ask() {
    Instant now = clock.instant();
    Reconciliation before = last;
    if (before == null || !now.isBefore(before.askedAt().plus(AGAIN))) {
      last = reconciliation(node.run(CompletenessReportFlow.class), now);
    }
  }

  private static Reconciliation reconciliation(CompletenessReport said, Instant askedAt) {
    return new Reconciliation(
        said.isComplete(),
        said.getReadAt(),
        askedAt,
        said.getRecorded(),
        said.getRefused(),
        said.getMissing(),
        said.getUnlogged(),
        said.getOldestMissing().stream()
            .map(
                missing ->
                    new Reconciliation.Missing(
                        Facts.hex(missing.getTxId()),
                        missing.getRequester(),
                        missing.getNotarisedAt(),
                        missing.isOverdue()))
            .toList());
  }
}
