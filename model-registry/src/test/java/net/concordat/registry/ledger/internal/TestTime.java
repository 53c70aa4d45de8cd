// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time stands until a test moves it, and nothing happens by itself. */
@TestConfiguration
public class TestTime {
  @Bean
  @Primary
  Standing standingClock() {
    return new Standing();
  }

  @Bean
  DbSchedulerStarter startedByNobody() {
    return () -> {};
  }

  /** A clock that stands. */
  public static final class Standing extends Clock {
    private volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");

    /** Moves it forward. */
    public void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Only instants are asked of it");
    }
  }
}
