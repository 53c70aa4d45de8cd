// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.util.UUID;
import net.concordat.common.CanonicalHash;
import net.concordat.decisions.FieldReader;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/**
 * Which place a record has in the log's chain.
 *
 * @param logId of the log, drawn when it was made
 * @param sequence how many records are before it
 * @param leafHash of the record
 * @param previousHead of the chain before it
 */
public record Receipt(UUID logId, long sequence, Hash leafHash, Hash previousHead) {
  private static final String DOMAIN = "concordat/decision-receipt/1";

  /**
   * Checks the fields.
   *
   * @throws InvalidInputException if the sequence is negative
   */
  public Receipt {
    if (sequence < 0) {
      throw new InvalidInputException("A sequence counts from 0, but was given as " + sequence);
    }
  }

  /** The head of a log without records. */
  public static Hash firstHead(UUID logId) {
    return Hash.of(
        CanonicalHash.of("concordat/decision-log/1").bytes(Fields.idBytes(logId)).digest());
  }

  /** The head of the chain with this record as its last. */
  public Hash head() {
    return Hash.of(
        CanonicalHash.of("concordat/decision-head/1")
            .bytes(previousHead.bytes())
            .number(sequence)
            .bytes(leafHash.bytes())
            .digest());
  }

  /** The bytes that are the same for everybody. */
  public byte[] encoded() {
    return new Fields(DOMAIN)
        .id(logId)
        .number(sequence)
        .hash(leafHash)
        .hash(previousHead)
        .encoded();
  }

  /**
   * Reads a receipt from anybody.
   *
   * @throws InvalidInputException if the bytes are not exactly those of one
   */
  public static Receipt decode(byte[] encoded) {
    FieldReader in = new FieldReader(encoded);
    if (!in.text("kind", 100).equals(DOMAIN)) {
      throw new InvalidInputException(
          "A receipt is of the kind \"" + DOMAIN + "\", this is another");
    }
    Receipt receipt =
        new Receipt(
            in.id("log id"), in.number("sequence"), in.hash("leaf hash"), in.hash("previous head"));
    in.end();
    return receipt;
  }
}
