// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.decisions.record.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What is handed in to the log: a record, and with a decision its payload.
 *
 * @param record what is hashed
 * @param payload what can be erased; none with an override
 */
public record Entry(LogRecord record, @Nullable Payload payload) {
  /**
   * Checks that the payload is the record's.
   *
   * @throws InvalidInputException if it is not
   */
  public Entry {
    if (record instanceof DecisionRecord decision
        && (payload == null || !payload.digest(decision.id()).equals(decision.featureDigest()))) {
      throw new InvalidInputException(
          "A decision comes with the payload of its feature digest, but "
              + decision.id()
              + (payload == null ? " has none" : " has another"));
    }
    if (record instanceof OverrideRecord && payload != null) {
      throw new InvalidInputException(
          "An override has no payload, but " + record.id() + " was given one");
    }
  }
}
