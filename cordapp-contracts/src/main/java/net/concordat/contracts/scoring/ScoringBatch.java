// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.scoring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A closed run of the records of a log. */
@CordaSerializable
public final class ScoringBatch extends Value {
  /** The most records of a batch. */
  public static final int MOST_RECORDS = 10_000;

  /** More than any log has: a billion decisions a day for a millennium are fewer. */
  private static final long MOST = 1_000_000_000_000_000L;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final long index;
  private final long firstSequence;
  private final int size;
  private final SecureHash previousRoot;
  private final SecureHash root;
  private final Instant closedAt;

  /**
   * @param index how many batches of its log are before it
   * @param firstSequence how many records of its log are before it
   * @param size how many records it has, 1 to 10,000
   * @param previousRoot the root of the batch before it; {@link ScoringLog#firstHead} of the first
   * @param root of RFC 6962's tree over the records
   * @param closedAt when the log closed it, by the log's clock, in milliseconds; when it was
   *     anchored is the time of its state
   */
  @ConstructorForDeserialization
  public ScoringBatch(
      long index,
      long firstSequence,
      int size,
      SecureHash previousRoot,
      SecureHash root,
      Instant closedAt) {
    this.index = index;
    this.firstSequence = firstSequence;
    this.size = size;
    this.previousRoot = previousRoot;
    this.root = root;
    this.closedAt = closedAt;
  }

  /** Requires that it is the first of a log. */
  void requireFirstOf(ScoringLog log) {
    LedgerRule.SCORING_FIRST.require(
        index == 0 && firstSequence == 0 && previousRoot.equals(log.firstHead()),
        "batch " + index + " from record " + firstSequence + " after " + previousRoot);
  }

  /** Whether it adjoins the one before it. */
  boolean follows(ScoringBatch before) {
    return index == before.index + 1
        && firstSequence == before.firstSequence + before.size
        && previousRoot.equals(before.root);
  }

  void checkBounds() {
    Bounds.number("index", index, 0, MOST);
    Bounds.number("firstSequence", firstSequence, 0, MOST);
    Bounds.number("size", size, 1, MOST_RECORDS);
    Bounds.digest("previousRoot", previousRoot);
    Bounds.digest("root", root);
    LedgerRule.FRAME_BOUNDED.require(
        !closedAt.isBefore(Instant.EPOCH)
            && !closedAt.isAfter(LATEST)
            && closedAt.equals(closedAt.truncatedTo(ChronoUnit.MILLIS)),
        "closedAt is in whole milliseconds from 1970 to 9999; given " + closedAt);
  }

  public long getIndex() {
    return index;
  }

  public long getFirstSequence() {
    return firstSequence;
  }

  public int getSize() {
    return size;
  }

  public SecureHash getPreviousRoot() {
    return previousRoot;
  }

  public SecureHash getRoot() {
    return root;
  }

  public Instant getClosedAt() {
    return closedAt;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(index, firstSequence, size, previousRoot, root, closedAt);
  }
}
