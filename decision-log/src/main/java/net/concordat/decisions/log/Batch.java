// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;

/**
 * A closed run of records, as it is to be anchored.
 *
 * @param index how many batches are before it
 * @param firstSequence of its first record
 * @param size how many records it has, 1 to {@link #MOST_RECORDS}
 * @param previousRoot the root of the batch before it; {@link Receipt#firstHead} of the first
 * @param root of RFC 6962's tree over the leaf hashes in their order
 * @param closedAt in milliseconds
 */
public record Batch(
    long index, long firstSequence, int size, Hash previousRoot, Hash root, Instant closedAt) {
  /** How many records close a batch. */
  public static final int MOST_RECORDS = 10_000;

  /** The longest time from its first record until it is closed. */
  public static final Duration MOST_TIME = Duration.ofSeconds(60);

  /**
   * Checks the fields.
   *
   * @throws InvalidInputException if one is out of range
   */
  public Batch {
    if (index < 0 || firstSequence < 0 || size < 1 || size > MOST_RECORDS) {
      throw new InvalidInputException(
          "A batch has an index and a first sequence from 0 and 1 to "
              + MOST_RECORDS
              + " records, but was given "
              + index
              + ", "
              + firstSequence
              + " and "
              + size);
    }
  }

  /** What takes the place of a previous root in the first batch of a log. */
  public static Hash noPreviousRoot(UUID logId) {
    return Receipt.firstHead(logId);
  }

  /** Whether a record is in it. */
  public boolean holds(long sequence) {
    return sequence >= firstSequence && sequence - firstSequence < size;
  }

  /** The bytes that are the same for everybody. */
  public byte[] encoded() {
    return new Fields("concordat/decision-batch/1")
        .number(index)
        .number(firstSequence)
        .number((long) size)
        .hash(previousRoot)
        .hash(root)
        .number(closedAt.toEpochMilli())
        .encoded();
  }
}
