// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions;

/**
 * What was handed in cannot be used. The message is one sentence: what was wrong, what is allowed,
 * what was given.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, what is allowed and what was given. */
  public InvalidInputException(String message) {
    super(message);
  }
}
