// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a job waits after a failure. */
class JobPropertiesTest {
  @Test
  void waitsTwiceAsLongEachTimeUpToAnHour() {
    JobProperties jobs =
        new JobProperties(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofHours(1));
    assertThat(IntStream.rangeClosed(1, 10).mapToObj(jobs::retryAfter).map(Duration::toSeconds))
        .isEqualTo(List.of(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L));
  }
}
