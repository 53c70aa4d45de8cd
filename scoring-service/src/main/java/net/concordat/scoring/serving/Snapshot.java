// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says that serves.
 *
 * @param askedAt when it was asked, by its clock
 * @param readAt when it last read its node whole; null if it never did
 * @param items what serves
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Snapshot(Instant askedAt, @Nullable Instant readAt, List<Served> items) {
  Snapshot {
    items = List.copyOf(items);
  }

  /** When the ledger was last in contact, by the clock of who asked; null if it never was. */
  @Nullable Instant contactAt(Instant asked) {
    if (readAt == null) {
      return null;
    }
    Duration age = Duration.between(readAt, askedAt);
    return age.isNegative() ? asked : asked.minus(age);
  }
}
