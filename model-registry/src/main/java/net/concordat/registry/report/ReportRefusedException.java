// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.report;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A report that cannot be kept: says what is allowed and what was given. */
public final class ReportRefusedException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  ReportRefusedException(String detail, @Nullable Throwable cause) {
    super(
        HttpStatus.UNPROCESSABLE_ENTITY,
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, detail),
        cause);
  }
}
