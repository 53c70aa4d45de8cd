// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be understood: says what is allowed and what was given. */
public final class BadRequestException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  /** With the sentence for whoever asked. */
  public BadRequestException(String detail, @Nullable Throwable cause) {
    super(
        HttpStatus.BAD_REQUEST,
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail),
        cause);
  }
}
