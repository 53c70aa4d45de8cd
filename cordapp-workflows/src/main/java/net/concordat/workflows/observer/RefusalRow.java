// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.EmbeddedId;
import javax.persistence.Entity;
import javax.persistence.Table;

/** A transaction that this node refused to take, from whom, and why. */
@Entity
@Table(name = "concordat_refusal")
public class RefusalRow {
  @EmbeddedId private TransactionParty key = new TransactionParty();

  @Column(name = "refused_at", nullable = false)
  private Instant refusedAt = Instant.EPOCH;

  @Column(name = "reason", nullable = false, length = OutboxRow.REASON)
  private String reason = "";

  /** For the database alone. */
  protected RefusalRow() {}

  RefusalRow(String txId, String sender, Instant refusedAt, String reason) {
    this.key = new TransactionParty(txId, sender);
    this.refusedAt = refusedAt;
    this.reason = reason;
  }

  String getTxId() {
    return key.getTxId();
  }

  String getSender() {
    return key.getParty();
  }

  Instant getRefusedAt() {
    return refusedAt;
  }

  String getReason() {
    return reason;
  }
}
