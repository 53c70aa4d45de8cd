// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes ids of records: UUIDs of version 7 (RFC 9562, section 5.7), 48 bits of time and 74 random
 * ones. Ids that follow each other in time lie beside each other in the log's index.
 */
public final class DecisionId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private DecisionId() {}

  /** A new id. */
  public static UUID next(Clock clock) {
    long first = (clock.millis() << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
    long second = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(first, second);
  }
}
