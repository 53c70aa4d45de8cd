// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A job that has ended cannot be called off. */
public final class JobEndedException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  JobEndedException(FineTuneJob job) {
    super(
        HttpStatus.CONFLICT,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            "Job %s has ended as %s at %s.".formatted(job.id(), job.status(), job.endedAt())),
        null);
  }
}
