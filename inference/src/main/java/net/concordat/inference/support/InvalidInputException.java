// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.support;

/**
 * What a person or another bank handed in cannot be used: a file, a row, a spec, an artifact. The
 * message is one sentence for that person: what was wrong, what is allowed, what was given.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong, what is allowed and what was given. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** As the other constructor, with what went wrong underneath. */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
