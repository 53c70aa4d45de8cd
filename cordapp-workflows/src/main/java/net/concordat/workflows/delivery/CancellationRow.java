// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A delivery that this node's operator wants no more. */
@Entity
@Table(name = "concordat_cancellation")
public class CancellationRow {
  @Id
  @Column(name = "command_id", nullable = false, length = 36)
  private String commandId = "";

  @Column(name = "cancelled_at", nullable = false)
  private Instant cancelledAt = Instant.EPOCH;

  /** For the database alone. */
  protected CancellationRow() {}

  CancellationRow(String commandId, Instant cancelledAt) {
    this.commandId = commandId;
    this.cancelledAt = cancelledAt;
  }

  Instant getCancelledAt() {
    return cancelledAt;
  }
}
