// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Nothing of that name is known here. */
public final class NotFoundException extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  /** With the sentence for whoever asked. */
  public NotFoundException(String detail) {
    super(
        HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail), null);
  }

  /** Of a version. */
  public static NotFoundException version(String modelId, int version, @Nullable Instant asOf) {
    return new NotFoundException(
        "There is no version %d of model %s%s in this registry."
            .formatted(version, modelId, asOf == null ? "" : " as of " + asOf));
  }
}
