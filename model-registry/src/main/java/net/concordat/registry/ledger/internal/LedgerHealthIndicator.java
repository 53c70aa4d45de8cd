// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.concordat.registry.ledger.LedgerContact;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the node was read when it was last looked at. A registry answers without it, too. */
@Component
class LedgerHealthIndicator implements HealthIndicator, LedgerContact {
  private final Clock clock;
  private final Instant startedAt;
  private volatile Reading last = new Reading(null, null);

  LedgerHealthIndicator(Clock clock, MeterRegistry metrics) {
    this.clock = clock;
    this.startedAt = clock.instant();
    Gauge.builder("concordat.ledger.read.age", this, LedgerHealthIndicator::age)
        .description("How long ago the node was last read whole, or the registry was started")
        .baseUnit("seconds")
        .register(metrics);
  }

  /**
   * @param at when the node was last read; null if it never was
   * @param problem what it failed with since; null if it did not
   */
  private record Reading(@Nullable Instant at, @Nullable String problem) {}

  private double age() {
    Instant at = last.at();
    return Duration.between(at == null ? startedAt : at, clock.instant()).toMillis() / 1000.0;
  }

  /** All that is new has been read. */
  void read() {
    last = new Reading(clock.instant(), null);
  }

  /** It could not be read. */
  void failed(Throwable failure) {
    last = new Reading(last.at(), String.valueOf(failure.getMessage()));
  }

  @Override
  public Optional<Instant> readAt() {
    return Optional.ofNullable(last.at());
  }

  @Override
  public Health health() {
    Reading reading = last;
    Instant at = reading.at();
    String problem = reading.problem();
    Health.Builder health = Health.up();
    if (problem != null) {
      health.down().withDetail("problem", problem);
    } else if (at == null) {
      health.unknown();
    }
    return health.withDetail("readAt", at == null ? "never" : at).build();
  }
}
