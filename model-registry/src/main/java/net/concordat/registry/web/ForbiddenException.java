// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Whoever is signed in may ask, but not for this. */
public final class ForbiddenException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  /** With the sentence for whoever asked. */
  public ForbiddenException(String detail) {
    super(
        HttpStatus.FORBIDDEN, ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail), null);
  }
}
