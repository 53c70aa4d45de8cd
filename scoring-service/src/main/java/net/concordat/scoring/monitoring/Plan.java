// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;

/**
 * What a version's monitoring plan says of windows, by the registry.
 *
 * @param windowMinutes how long one is
 * @param leastDecisions how many decisions it has at least, or it goes on
 * @param labelDelayHours how long after it labels are waited for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Plan(int windowMinutes, int leastDecisions, int labelDelayHours) {
  /** Spans are counted from 1970, so that they are days, hours, ... of UTC. */
  Instant beginning(Instant of) {
    long millis = Duration.ofMinutes(windowMinutes).toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(of.toEpochMilli(), millis) * millis);
  }

  /** The end of the span in which a time is. */
  Instant end(Instant of) {
    return beginning(of).plus(Duration.ofMinutes(windowMinutes));
  }

  Duration labelDelay() {
    return Duration.ofHours(labelDelayHours);
  }
}
