// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

/** Where a job stands. */
public enum JobStatus {
  /** Waits for a worker, for the first time or again. */
  QUEUED,
  /** A worker has it. */
  RUNNING,
  /** A worker has it and is told, when it next reports, to stop. */
  CANCELLING,
  /** A worker made an artifact. */
  DONE,
  /** No worker could do it. */
  FAILED,
  /** Somebody called it off. */
  CANCELLED;

  /** Whether nothing more comes of it. */
  public boolean isEnd() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
