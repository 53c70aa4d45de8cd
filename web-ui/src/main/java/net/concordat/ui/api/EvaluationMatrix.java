// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Each measured version of a model against each bank's holdout, as the ledger has it.
 *
 * @param holdouts the columns
 * @param versions the rows, the newest first
 */
public record EvaluationMatrix(List<Holdout> holdouts, List<Row> versions) {
  /**
   * A bank's rows.
   *
   * @param root the commitment to them
   * @param evaluator whose
   * @param rows how many
   */
  public record Holdout(String root, String evaluator, int rows) {}

  /**
   * A version.
   *
   * @param measured by root of the holdout: the last time it was measured there
   */
  public record Row(int version, Map<String, Measured> measured) {}

  /**
   * What was measured.
   *
   * @param use how many times these rows had been measured on, this time included
   * @param reportDigest of the whole report
   * @param since when it was recorded
   */
  public record Measured(
      int use,
      String reportDigest,
      Estimate rocAuc,
      Estimate prAuc,
      Estimate recallAtFpr1,
      Instant since) {}

  /** A rate with its 95 % interval, in millionths. */
  public record Estimate(int value, int low, int high) {}
}
