// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

/** An attempt at a job failed; the message tells a person why, and what to do. */
final class JobFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean retryable;

  JobFailedException(String reason, boolean retryable) {
    super(reason);
    this.reason = reason;
    this.retryable = retryable;
  }

  /** For a person: what was wrong, and what to do. */
  String reason() {
    return reason;
  }

  /** Whether another attempt may succeed as things are. */
  boolean isRetryable() {
    return retryable;
  }
}
