// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads what the vault has recorded, from where it left off. */
class LedgerPollerTest extends DatabaseTest {
  private static final Duration LATER = Duration.ofDays(1);

  @Autowired private NodeProperties node;
  @Autowired private Projector projector;
  @Autowired private LedgerStates states;

  private final PinnedConsortium consortium = mock(PinnedConsortium.class);
  private final VaultReader vault = mock(VaultReader.class);
  private final List<RecordedState> inVault =
      List.of(
          recorded(model(header(OURS, START, null), "a model", 1), ref(), START),
          recorded(
              version(header(OURS, START, null), "a model", 1, null), ref(), START.plus(LATER)));

  @BeforeEach
  void record() {
    when(consortium.id()).thenReturn(Optional.of(Facts.hex(OURS)));
    when(vault.count()).thenReturn((long) inVault.size());
    when(vault.recordedSince(any(), anyInt()))
        .thenAnswer(
            asked -> {
              Instant since = asked.getArgument(0);
              return inVault.stream().filter(state -> !state.recordedAt().isBefore(since)).toList();
            });
  }

  private LedgerPoller poller() {
    return new LedgerPoller(
        node,
        consortium,
        vault,
        projector,
        states,
        mock(TransactionReader.class),
        new SimpleMeterRegistry());
  }

  @Test
  void makesItsTablesAgainThatSomebodyEmptiedMeanwhile() {
    LedgerPoller poller = poller();
    poller.poll();
    assertThat(states.count()).isEqualTo(2);
    clear();

    poller.poll();

    assertThat(states.count()).isEqualTo(2);
  }

  @Test
  void readsOnFromWhereAnotherLeftOff() {
    poller().poll();
    poller().poll();
    assertThat(states.count()).isEqualTo(2);
  }
}
