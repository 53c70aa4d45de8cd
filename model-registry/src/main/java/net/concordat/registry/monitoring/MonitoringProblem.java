// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.monitoring;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was said of decisions does not fit what is known. */
public final class MonitoringProblem extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private MonitoringProblem(HttpStatus status, String detail) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }

  /** It cannot be so. */
  public static MonitoringProblem refused(String detail) {
    return new MonitoringProblem(HttpStatus.UNPROCESSABLE_ENTITY, detail);
  }

  /** Something else was said before. */
  public static MonitoringProblem conflict(String detail) {
    return new MonitoringProblem(HttpStatus.CONFLICT, detail);
  }
}
