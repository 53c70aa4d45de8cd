// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Whoever reports on a job does not have it, or no longer. */
public final class LeaseLostException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  LeaseLostException(UUID job) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            "Job %s is not leased with this token: the lease ended, or the job did. Drop the work."
                .formatted(job)),
        null);
  }
}
