// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

/**
 * The log cannot record: no decision may be given. What was handed in is not acknowledged; it may
 * have become durable all the same, so hand it in again under the same ids, which records it once.
 */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what stops the log. */
  public LogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what stops the log. */
  public LogUnavailableException(String message) {
    super(message);
  }
}
