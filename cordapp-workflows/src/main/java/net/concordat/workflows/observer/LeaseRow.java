// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Which flow took a task last, and whether the other side has asked for it anew since. */
@Entity
@Table(name = "concordat_lease")
public class LeaseRow {
  @Id
  @Column(name = "task", nullable = false, length = 300)
  private String task = "";

  @Column(name = "flow_id", nullable = false, length = 64)
  private String flowId = "";

  @Column(name = "asked_at")
  private @Nullable Instant askedAt;

  /** For the database alone. */
  protected LeaseRow() {}

  LeaseRow(String task, String flowId) {
    this.task = task;
    this.flowId = flowId;
  }

  String getFlowId() {
    return flowId;
  }

  @Nullable Instant getAskedAt() {
    return askedAt;
  }

  void asked(Instant at) {
    if (askedAt == null) {
      askedAt = at;
    }
  }
}
