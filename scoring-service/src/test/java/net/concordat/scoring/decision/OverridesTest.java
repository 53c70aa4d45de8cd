// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.decisions.record.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private DecisionLog log;

  @SuppressWarnings("NullAway.Init")
  private Overrides overrides;

  @BeforeEach
  void open() throws Exception {
    Path made = folder.resolve("log");
    DecisionLog.create(made);
    log =
        DecisionLog.open(
            made, KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Clock.systemUTC());
    overrides = new Overrides(log, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    log.close();
  }

  private DecisionRecord decide(UUID id) {
    Payload payload = Payload.of(new byte[0]);
    DecisionRecord made =
        new DecisionRecord(
            id,
            "m/1",
            new UUID(1, 1),
            payload.digest(id),
            0.9,
            0.5,
            Decision.FLAGGED,
            List.of(),
            "reference",
            Instant.EPOCH,
            "gateway",
            null);
    log.append(List.of(new Entry(made, payload)));
    return made;
  }

  private UUID pass(DecisionRecord decided, String person) {
    return overrides.add(decided, Decision.PASSED, "R", person).record().id();
  }

  /** The rule by which ids of overrides follow is no secret, and callers name their cases. */
  @Test
  void recordsOneThoughACaseHasTheIdThatFollows() {
    DecisionRecord decided = decide(UUID.randomUUID());
    decide(
        DerivedId.of(
            "concordat/override-id/1",
            decided.id().getMostSignificantBits(),
            decided.id().getLeastSignificantBits(),
            0));
    UUID first = pass(decided, "p-1");
    assertThat(pass(decided, "p-1")).isEqualTo(first);
    UUID second = pass(decided, "p-2");
    assertThat(overrides.of(decided.id()))
        .extracting(OverrideRecord::id)
        .containsExactly(first, second);
  }

  @Test
  void recordsAHundredOfADecisionAndNoMore() {
    DecisionRecord decided = decide(UUID.randomUUID());
    for (int i = 0; i < Overrides.MOST; i++) {
      pass(decided, "p-" + i);
    }
    assertThatThrownBy(() -> pass(decided, "another"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at most 100 overrides");
    assertThat(overrides.of(decided.id())).hasSize(Overrides.MOST);
  }
}
