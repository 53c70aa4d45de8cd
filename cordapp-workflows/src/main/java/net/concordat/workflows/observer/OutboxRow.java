// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.EmbeddedId;
import javax.persistence.Entity;
import javax.persistence.Table;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** One transaction of which one node is to be told, and what it answered. */
@Entity
@Table(name = "concordat_outbox")
public class OutboxRow {
  /** Longest reason of a refusal that is kept. */
  static final int REASON = 2_000;

  @EmbeddedId private TransactionParty key = new TransactionParty();

  /** From when on the recipient is to be told. */
  @Column(name = "created_at", nullable = false)
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "until_at", nullable = false)
  private Instant untilAt = Instant.EPOCH;

  @Column(name = "status", nullable = false, length = 16)
  private String status = OutboxStatus.WAITING.name();

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "reason", length = REASON)
  private @Nullable String reason;

  @Column(name = "receipt", length = 2_000)
  private @Nullable String receipt;

  /** For the database alone. */
  protected OutboxRow() {}

  OutboxRow(TransactionParty key, Instant createdAt, Instant untilAt) {
    this.key = key;
    this.createdAt = createdAt;
    this.untilAt = untilAt;
  }

  /** Notes that the recipient took the transaction, and its signature for that. */
  void receipted(String signature, Instant at) {
    status = OutboxStatus.RECEIPTED.name();
    receipt = signature;
    answeredAt = at;
  }

  /** Notes that the recipient refused the transaction, and why. */
  void refused(String why, Instant at) {
    status = OutboxStatus.REFUSED.name();
    reason = why;
    answeredAt = at;
  }

  /** Has the recipient told again, whatever it answered; what it answered last stays readable. */
  void again() {
    status = OutboxStatus.WAITING.name();
  }

  TransactionParty getKey() {
    return key;
  }

  OutboxStatus getStatus() {
    return OutboxStatus.valueOf(status);
  }

  /** The recipient's receipt, if it ever gave one. */
  Optional<Receipt> toReceipt() {
    return Optional.ofNullable(receipt)
        .map(Base64.getDecoder()::decode)
        .map(
            signature ->
                new Receipt(
                    SecureHash.create(key.getTxId()), key.getParty(), new OpaqueBytes(signature)));
  }

  @Nullable String getReason() {
    return reason;
  }
}
