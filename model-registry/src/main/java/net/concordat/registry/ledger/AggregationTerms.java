// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How a federation makes one update of many.
 *
 * @param mode who sees a client's update: CONFIDENTIAL, ROBUST or GROUPED
 * @param rule what is made of the updates
 * @param dishonest how many dishonest clients the rule is to withstand
 * @param quorum of how many clients a round combines updates at least
 * @param shareThreshold how many clients open what masks an update; 0 where nothing is masked
 */
public record AggregationTerms(
    @NotNull
        @Pattern(
            regexp = "CONFIDENTIAL|ROBUST|GROUPED",
            message = "must be CONFIDENTIAL, ROBUST or GROUPED")
        String mode,
    @NotNull
        @Pattern(
            regexp =
                "MEAN|WEIGHTED_MEAN|COORDINATE_MEDIAN|TRIMMED_MEAN|GEOMETRIC_MEDIAN|MULTI_KRUM"
                    + "|JUDGED_MEAN",
            message =
                "must be MEAN, WEIGHTED_MEAN, COORDINATE_MEDIAN, TRIMMED_MEAN, GEOMETRIC_MEDIAN,"
                    + " MULTI_KRUM or JUDGED_MEAN")
        String rule,
    @Min(0) @Max(100) int dishonest,
    @Min(1) @Max(100) int quorum,
    @Min(0) @Max(100) int shareThreshold) {
  private static final int LEAST_IN_THE_OPEN = 3;
  private static final int LEAST_MASKED = 5;
  private static final int LEAST_IN_GROUPS = 9;

  /** With how many clients a federation begins at the least. */
  int leastToBegin() {
    int ofMode =
        switch (mode) {
          case "CONFIDENTIAL" -> LEAST_MASKED;
          case "GROUPED" -> LEAST_IN_GROUPS;
          default -> LEAST_IN_THE_OPEN;
        };
    return Math.max(leastUpdates(), ofMode);
  }

  /** Whether evaluators say whose update is left out. */
  public boolean goesByEvaluators() {
    return rule.equals("JUDGED_MEAN");
  }

  /** Of fewer updates nothing comes: a judged mean leaves some out. */
  public int leastUpdates() {
    return goesByEvaluators() ? quorum + dishonest : quorum;
  }

  /** Without how many clients no round begins: under masks so many have to say their keys. */
  int leastInRound() {
    return mode.equals("CONFIDENTIAL") ? leastToBegin() : leastUpdates();
  }
}
