// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where windows begin and end. */
class WatchedTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Plan HOURS = new Plan(60, 3, 24);

  private final Watched watched =
      new Watched(
          new UUID(1, 1),
          LogReading.CHAMPION,
          new Watched.State("fraud", "ab", 1, null, null, 7, null));

  private void decideAt(int... minutes) {
    if (!watched.hasDecisions()) {
      watched.open(HOURS, watched.state().reference());
    }
    for (int minute : minutes) {
      watched.add(NOON.plusSeconds(60L * minute), 0.5, false, Map.of("amount", minute));
    }
  }

  private boolean endsBefore(int minute) {
    return watched.endsBefore(NOON.plusSeconds(60L * minute));
  }

  @Test
  void endsWithItsSpanOnceItHasEnoughDecisions() {
    decideAt(10, 20);
    assertThat(endsBefore(60)).isFalse();
    decideAt(61);
    assertThat(endsBefore(119)).isFalse();
    assertThat(endsBefore(120)).isTrue();
    Figures found = watched.figures(NOON.plusSeconds(7_300));
    assertThat(found.from()).isEqualTo(NOON);
    assertThat(found.to()).isEqualTo(NOON.plusSeconds(7_200));
    assertThat(found.decisions()).isEqualTo(3);
    assertThat(watched.due()).isEqualTo(NOON.plusSeconds(7_200 + 24 * 3_600));
  }

  @Test
  void countsWhatWasRecordedLateInTheNextWindowWhichBeginsWhereTheLastEnded() {
    decideAt(10, 20, 30);
    watched.goOn(watched.closed(10));
    assertThat(watched.state().first()).isEqualTo(10);
    assertThat(watched.state().plan()).isNull();
    decideAt(59, 70, 80);
    Figures found = watched.figures(NOON.plusSeconds(7_300));
    assertThat(found.from()).isEqualTo(NOON.plusSeconds(3_600));
    assertThat(found.to()).isEqualTo(NOON.plusSeconds(7_200));
    assertThat(found.decisions()).isEqualTo(3);
    assertThat(found.reference().from()).isEqualTo(NOON);
    assertThat(found.score()).isNotNull();
  }
}
