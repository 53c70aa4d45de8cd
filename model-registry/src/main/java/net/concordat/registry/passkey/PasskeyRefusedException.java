// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A passkey, or an attempt to register one, that does not serve. */
public final class PasskeyRefusedException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  /**
   * @param status CONFLICT where another attempt may do, UNPROCESSABLE_ENTITY where this passkey
   *     never will
   * @param detail what was wrong and what is allowed
   */
  public PasskeyRefusedException(HttpStatus status, String detail, @Nullable Throwable cause) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
  }
}
