// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The service decided nothing, and said why. */
public final class NotDecidedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode problem;

  NotDecidedException(int status, JsonNode problem) {
    super(problem.path("detail").asText("The service answers with " + status));
    this.status = status;
    this.problem = problem;
  }

  /** The status of HTTP: 503 may pass, another does not by itself. */
  public int status() {
    return status;
  }

  /** A word for programs, for example FROZEN; empty if there is none. */
  public String reason() {
    return problem.path("reason").asText();
  }

  /** The problem in full: with 422 its {@code faults} name each value that is not allowed. */
  public JsonNode problem() {
    return problem;
  }
}
