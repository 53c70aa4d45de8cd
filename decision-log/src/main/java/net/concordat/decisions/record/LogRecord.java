// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.util.Arrays;
import java.util.UUID;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.FieldReader;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/** What the log keeps one of under one id. */
public sealed interface LogRecord permits DecisionRecord, OverrideRecord {
  /** The most bytes that a record is encoded in. */
  int MOST_BYTES = 65_536;

  /** The record's own id. */
  UUID id();

  /** The bytes that are the same for everybody; see docs/scoring.md. */
  byte[] encoded();

  /** The hash of RFC 6962, section 2.1, of {@link #encoded} as a leaf. */
  default Hash leafHash() {
    return Hash.of(MerkleTree.leafHash(encoded()));
  }

  /**
   * Reads a record from anybody.
   *
   * @throws InvalidInputException if the bytes are not exactly those that a record is encoded in
   */
  static LogRecord decode(byte[] encoded) {
    if (encoded.length > MOST_BYTES) {
      throw new InvalidInputException(
          "A record has at most " + MOST_BYTES + " bytes, but was given with " + encoded.length);
    }
    FieldReader in = new FieldReader(encoded);
    String domain = in.text("kind", 100);
    LogRecord record =
        switch (domain) {
          case DecisionRecord.DOMAIN -> DecisionRecord.read(in);
          case OverrideRecord.DOMAIN -> OverrideRecord.read(in);
          default ->
              throw new InvalidInputException(
                  "A record is of the kind \""
                      + DecisionRecord.DOMAIN
                      + "\" or \""
                      + OverrideRecord.DOMAIN
                      + "\", but this one is of another");
        };
    in.end();
    if (!Arrays.equals(encoded, record.encoded())) {
      throw new InvalidInputException(
          "A record must have its one encoding, but this one has another");
    }
    return record;
  }
}
