// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import net.concordat.common.MerkleTree;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.decisions.record.Payload;
import org.jspecify.annotations.Nullable;

/** What is handed in to the log: a record, and with a decision its payload. */
public final class Entry {
  private final LogRecord record;
  private final @Nullable Payload payload;
  // Made by whoever hands it in, since the log has one thread that writes.
  private final byte[] encoded;
  private final Hash leafHash;

  /**
   * Checks that the payload is the record's.
   *
   * @param record what is hashed
   * @param payload what can be erased; none with an override
   * @throws InvalidInputException if it is not
   */
  public Entry(LogRecord record, @Nullable Payload payload) {
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
    this.record = record;
    this.payload = payload;
    this.encoded = record.encoded();
    this.leafHash = Hash.of(MerkleTree.leafHash(encoded));
  }

  /** What is hashed. */
  public LogRecord record() {
    return record;
  }

  /** What can be erased; none with an override. */
  public @Nullable Payload payload() {
    return payload;
  }

  byte[] encoded() {
    return encoded;
  }

  Hash leafHash() {
    return leafHash;
  }
}
