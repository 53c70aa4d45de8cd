// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.scoring.decision.OtherDecisionException;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.outcome.OutcomeRefusedException;
import net.concordat.scoring.serving.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a request is not done: a problem of RFC 9457. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  private final int status;
  private final transient Map<String, Object> members;

  /**
   * A problem.
   *
   * @param status of HTTP
   * @param detail what was wrong, what is allowed, what was given
   */
  public Problem(int status, String detail) {
    this(status, detail, Map.of());
  }

  /**
   * A problem that programs can read.
   *
   * @param members what it has besides {@code status} and {@code detail}
   */
  public Problem(int status, String detail, Map<String, Object> members) {
    super(detail);
    this.status = status;
    this.members = Map.copyOf(members);
  }

  /** What a failure is to whoever asked; what nobody foresaw is logged. */
  static Problem of(@Nullable Throwable e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    String detail = e == null ? "" : String.valueOf(e.getMessage());
    if (e instanceof InvalidRowsException invalid) {
      return new Problem(422, invalid.sentence(), Map.of("faults", invalid.faults()));
    }
    if (e instanceof RefusedException refused) {
      return new Problem(
          refused.refusal().isForNow() ? 503 : 409,
          detail,
          Map.of("reason", refused.refusal().reason()));
    }
    if (e instanceof OutcomeRefusedException refused) {
      return new Problem(refused.status(), detail);
    }
    if (e instanceof OtherDecisionException) {
      return new Problem(409, detail, Map.of("reason", "OTHER_DECISION"));
    }
    if (e instanceof InvalidInputException) {
      return new Problem(422, detail);
    }
    if (e instanceof LogUnavailableException) {
      LOG.error("Nothing can be decided", e);
      return new Problem(
          503,
          "The decision log cannot record, so nothing is decided.",
          Map.of("reason", "LOG_UNAVAILABLE"));
    }
    if (e instanceof IOException || e instanceof TimeoutException) {
      return new Problem(400, "The request did not come whole.");
    }
    LOG.error("A request failed", e);
    return new Problem(500, "The service failed at this request; its log says how.");
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new TreeMap<>(members);
    body.put("status", status);
    body.put("detail", String.valueOf(getMessage()));
    return body;
  }
}
