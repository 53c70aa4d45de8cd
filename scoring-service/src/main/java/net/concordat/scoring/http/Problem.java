// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.util.Map;
import java.util.TreeMap;

/** Why a request is not done: a problem of RFC 9457. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
