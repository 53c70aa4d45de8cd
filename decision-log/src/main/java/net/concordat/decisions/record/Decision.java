// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

/** What was decided on a case. */
public enum Decision {
  /** The score reached the threshold: the case is held, looked at or declined. */
  FLAGGED,
  /** The score stayed below the threshold. */
  PASSED;

  /** What a score gives: flagged from the threshold upwards. */
  public static Decision of(double score, double threshold) {
    return score >= threshold ? FLAGGED : PASSED;
  }
}
