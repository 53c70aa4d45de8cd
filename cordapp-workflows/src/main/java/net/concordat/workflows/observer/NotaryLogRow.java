// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** How far this observer has read the notary's log. */
@Entity
@Table(name = "concordat_notary_log")
public class NotaryLogRow {
  /** There is one row: a consortium has one notary. */
  static final int ONLY = 1;

  @Id
  @Column(name = "id", nullable = false)
  private int id = ONLY;

  @Column(name = "log_position", nullable = false)
  private long position;

  @Column(name = "read_at")
  private @Nullable Instant readAt;

  /** The position after which to read; 0 for the beginning. */
  long getPosition() {
    return position;
  }

  /** When the log was last read to its end. */
  @Nullable Instant getReadAt() {
    return readAt;
  }

  void read(long upTo) {
    position = upTo;
  }

  void readToEnd(Instant at) {
    readAt = at;
  }
}
