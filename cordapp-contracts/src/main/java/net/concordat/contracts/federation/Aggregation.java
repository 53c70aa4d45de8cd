// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** How one update is made of many. */
@CordaSerializable
public enum Aggregation {
  /** The mean; all clients count alike. It bounds nobody. */
  MEAN,
  /** The mean; a client counts by the rows it states. It bounds nobody. */
  WEIGHTED_MEAN,
  /** The median of each weight by itself. */
  COORDINATE_MEDIAN,
  /** The mean of each weight without the smallest and the largest values. */
  TRIMMED_MEAN,
  /** The point with the smallest sum of distances from all updates. */
  GEOMETRIC_MEDIAN,
  /** The mean of the updates with the closest neighbours. */
  MULTI_KRUM,
  /**
   * The mean, by the rows that clients state, of the updates but those by which models gain least
   * on the evaluators' holdouts, of all rounds so far. Evaluators see each update.
   */
  JUDGED_MEAN;

  /** Of how many clients at the least it withstands some dishonest ones. */
  int leastAgainst(int dishonest) {
    switch (this) {
      case MULTI_KRUM:
        return 2 * dishonest + 3;
      case COORDINATE_MEDIAN:
      case TRIMMED_MEAN:
      case GEOMETRIC_MEDIAN:
      case JUDGED_MEAN:
        return 2 * dishonest + 1;
      default:
        return 1;
    }
  }

  /** Whether evaluators say whose update is left out. */
  public boolean isJudged() {
    return this == JUDGED_MEAN;
  }

  boolean isMean() {
    return this == MEAN || this == WEIGHTED_MEAN;
  }
}
