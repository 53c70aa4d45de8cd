// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.evidence;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** There is more evidence of a version than one pack can have. */
public final class TooMuchEvidenceException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  TooMuchEvidenceException(String why, @Nullable Throwable cause) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            "There is more evidence of this version than a pack can have: %s.".formatted(why)),
        cause);
  }
}
