// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What an observer has been given of all that the notary committed, and what it has not. */
@CordaSerializable
public final class CompletenessReport {
  private final @Nullable Instant readAt;
  private final long recorded;
  private final long refused;
  private final long missing;
  private final long unlogged;
  private final List<Missing> oldestMissing;

  /**
   * @param readAt when the notary's log was last read to its end; null for never
   * @param recorded how many transactions of the log this node verified and recorded
   * @param refused how many it was given and refused
   * @param missing how many it has not been given
   * @param unlogged how many it recorded that the log, as far as it is read, does not hold
   * @param oldestMissing the oldest of those missing, at most 1,000
   */
  @ConstructorForDeserialization
  public CompletenessReport(
      @Nullable Instant readAt,
      long recorded,
      long refused,
      long missing,
      long unlogged,
      List<Missing> oldestMissing) {
    this.readAt = readAt;
    this.recorded = recorded;
    this.refused = refused;
    this.missing = missing;
    this.unlogged = unlogged;
    this.oldestMissing = Collections.unmodifiableList(new ArrayList<>(oldestMissing));
  }

  public @Nullable Instant getReadAt() {
    return readAt;
  }

  public long getRecorded() {
    return recorded;
  }

  public long getRefused() {
    return refused;
  }

  public long getMissing() {
    return missing;
  }

  public long getUnlogged() {
    return unlogged;
  }

  public List<Missing> getOldestMissing() {
    return oldestMissing;
  }

  /**
   * Whether what was recorded and what was refused are together what the notary had committed when
   * its log was last read to its end: {@link #getReadAt()}.
   */
  public boolean isComplete() {
    return readAt != null && missing == 0 && unlogged == 0;
  }

  /** A transaction that the notary committed and nobody has given to this observer. */
  @CordaSerializable
  public static final class Missing {
    private final SecureHash txId;
    private final String requester;
    private final Instant notarisedAt;
    private final boolean overdue;

    /**
     * @param txId which
     * @param requester the X.500 name of the node that had it notarised
     * @param notarisedAt when, by the notary's clock
     * @param overdue whether that is longer ago than reports take
     */
    @ConstructorForDeserialization
    public Missing(SecureHash txId, String requester, Instant notarisedAt, boolean overdue) {
      this.txId = txId;
      this.requester = requester;
      this.notarisedAt = notarisedAt;
      this.overdue = overdue;
    }

    public SecureHash getTxId() {
      return txId;
    }

    public String getRequester() {
      return requester;
    }

    public Instant getNotarisedAt() {
      return notarisedAt;
    }

    public boolean isOverdue() {
      return overdue;
    }
  }
}
