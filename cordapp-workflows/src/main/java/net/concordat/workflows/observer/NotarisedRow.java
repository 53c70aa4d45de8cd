// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A transaction that the notary committed, and whether this observer has been given it. */
@Entity
@Table(name = "concordat_notarised")
public class NotarisedRow {
  @Id
  @Column(name = "tx_id", nullable = false, length = 64)
  private String txId = "";

  @Column(name = "requester", nullable = false, length = 255)
  private String requester = "";

  @Column(name = "notarised_at", nullable = false)
  private Instant notarisedAt = Instant.EPOCH;

  @Column(name = "status", nullable = false, length = 16)
  private String status = ObservedStatus.MISSING.name();

  @Column(name = "asked", nullable = false)
  private int asked;

  @Column(name = "asked_at")
  private @Nullable Instant askedAt;

  /** For the database alone. */
  protected NotarisedRow() {}

  NotarisedRow(String txId, String requester, Instant notarisedAt) {
    this.txId = txId;
    this.requester = requester;
    this.notarisedAt = notarisedAt;
  }

  String getTxId() {
    return txId;
  }

  String getRequester() {
    return requester;
  }

  /** How many have been asked for it. */
  int getAsked() {
    return asked;
  }

  /** Notes that one more is asked for it. */
  void asks(Instant at) {
    asked++;
    askedAt = at;
  }
}
