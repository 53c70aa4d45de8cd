// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A key names a job that was asked for with other arguments. */
public final class OtherJobException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  OtherJobException(String key, UUID job) {
    super(
        HttpStatus.UNPROCESSABLE_ENTITY,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The Idempotency-Key %s names job %s, which you asked for with other arguments; a new job needs a new key."
                .formatted(key, job)),
        null);
  }
}
