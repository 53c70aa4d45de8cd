// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

/** Where a fine-tune job stands. */
public enum JobStatus {
  /** Waits for a worker. */
  QUEUED,
  /** A worker is at it. */
  RUNNING,
  /** Called off; its worker has not heard of it yet. */
  CANCELLING,
  /** An artifact was made. */
  DONE,
  /** Nothing was made, and nobody tries again. */
  FAILED,
  /** Called off. */
  CANCELLED;

  /** Whether something more may come of it. */
  public boolean isOpen() {
    return this == QUEUED || this == RUNNING || this == CANCELLING;
  }
}
