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
  MULTI_KRUM;

  /** Of how many clients at the least it withstands some dishonest ones. */
  int leastAgainst(int dishonest) {
    switch (this) {
      case MULTI_KRUM:
        return 2 * dishonest + 3;
      case COORDINATE_MEDIAN:
      case TRIMMED_MEAN:
      case GEOMETRIC_MEDIAN:
        return 2 * dishonest + 1;
      default:
        return 1;
    }
  }

  boolean isMean() {
    return this == MEAN || this == WEIGHTED_MEAN;
  }
}
