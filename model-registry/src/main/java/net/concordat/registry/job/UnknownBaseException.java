// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The version that a job should begin from is not known here. */
public final class UnknownBaseException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  UnknownBaseException(JobRequest request) {
    super(
        HttpStatus.UNPROCESSABLE_ENTITY,
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "A job begins from a version in this registry; there is no version %d of model %s."
                .formatted(request.version(), request.modelId())),
        null);
  }
}
