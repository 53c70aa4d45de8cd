// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import javax.persistence.EmbeddedId;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A transaction that this node refused to take, from whom, and why. */
@Entity
@Table(name = "concordat_refusal")
public class RefusalRow {
  @EmbeddedId private Key key = new Key();

  @Column(name = "refused_at", nullable = false)
  private Instant refusedAt = Instant.EPOCH;

  @Column(name = "reason", nullable = false, length = OutboxRow.REASON)
  private String reason = "";

  /** For the database alone. */
  protected RefusalRow() {}

  RefusalRow(String txId, String sender, Instant refusedAt, String reason) {
    this.key = new Key(txId, sender);
    this.refusedAt = refusedAt;
    this.reason = reason;
  }

  String getTxId() {
    return key.txId;
  }

  String getSender() {
    return key.sender;
  }

  Instant getRefusedAt() {
    return refusedAt;
  }

  String getReason() {
    return reason;
  }

  /** Which transaction, from whom. */
  @Embeddable
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "tx_id", nullable = false, length = 64)
    private String txId = "";

    @Column(name = "sender", nullable = false, length = 255)
    private String sender = "";

    /** For the database alone. */
    protected Key() {}

    Key(String txId, String sender) {
      this.txId = txId;
      this.sender = sender;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key
          && txId.equals(((Key) other).txId)
          && sender.equals(((Key) other).sender);
    }

    @Override
    public int hashCode() {
      return Objects.hash(txId, sender);
    }
  }
}
