// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.Reconciliation;
import net.concordat.workflows.observer.CompletenessReport;
import net.concordat.workflows.observer.CompletenessReportFlow;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;

/** What an observer is missing, as its node last said. */
class ReconciliationTest {
  private final NodeConnection node = mock(NodeConnection.class);
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private final NodeReconciliations reconciliations =
      new NodeReconciliations(node, clock.withZone(ZoneOffset.UTC));

  @Test
  void saysNothingBeforeItsNodeWasReached() {
    when(node.run(CompletenessReportFlow.class))
        .thenThrow(new NodeUnavailableException("away", new IllegalStateException()));
    assertThatThrownBy(reconciliations::ask).isInstanceOf(NodeUnavailableException.class);
    assertThat(reconciliations.last()).isEmpty();
  }

  @Test
  void namesWhatIsMissingAndKeepsTheLastAnswerWhileItsNodeIsAway() {
    SecureHash missing = SecureHash.sha256("kept back");
    when(node.run(CompletenessReportFlow.class))
        .thenReturn(
            new CompletenessReport(
                START,
                41,
                1,
                1,
                0,
                List.of(
                    new CompletenessReport.Missing(
                        missing, "O=BankB, L=Paris, C=FR", START.minusSeconds(60), true))))
        .thenThrow(new NodeUnavailableException("away", new IllegalStateException()));
    reconciliations.ask();
    reconciliations.ask();
    now.set(START.plusSeconds(11));
    assertThatThrownBy(reconciliations::ask).isInstanceOf(NodeUnavailableException.class);

    Reconciliation last = reconciliations.last().orElseThrow();
    assertThat(last.complete()).isFalse();
    assertThat(last.recorded()).isEqualTo(41);
    assertThat(last.oldestMissing())
        .containsExactly(
            new Reconciliation.Missing(
                Facts.hex(missing), "O=BankB, L=Paris, C=FR", START.minusSeconds(60), true));
  }

  @Test
  void saysThatNothingIsMissing() {
    when(node.run(CompletenessReportFlow.class))
        .thenReturn(new CompletenessReport(START, 42, 0, 0, 0, List.of()));
    reconciliations.ask();
    assertThat(reconciliations.last().orElseThrow().complete()).isTrue();
  }
}
