// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked does not go together with what was asked before. */
public final class CommandConflictException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private CommandConflictException(HttpStatus status, String detail) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }

  static CommandConflictException otherArguments(String key) {
    return new CommandConflictException(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "The Idempotency-Key "
            + key
            + " names a command that you gave before with other arguments; a new command needs a"
            + " new key.");
  }

  /** With the sentence for whoever asked. */
  public static CommandConflictException because(String detail) {
    return new CommandConflictException(HttpStatus.CONFLICT, detail);
  }
}
