// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.BoundedNorm;
import net.concordat.federation.aggregation.CoordinateMedian;
import net.concordat.federation.aggregation.GeometricMedian;
import net.concordat.federation.aggregation.MultiKrum;
import net.concordat.federation.aggregation.TrimmedMean;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.aggregation.Weighting;

/** The aggregation rules by the names that the field gives them. */
public enum RuleName {
  /** The mean; it withstands nobody. */
  MEAN,
  /** The mean of updates none of which is longer than the middle one. */
  BOUNDED_MEAN,
  /** The median of each weight. */
  MEDIAN,
  /** The mean of each weight without the outermost. */
  TRIMMED_MEAN,
  /** The point with the smallest sum of distances. */
  GEOMETRIC_MEDIAN,
  /** The same, of updates none of which is longer than the middle one. */
  BOUNDED_GEOMETRIC_MEDIAN,
  /** The mean of those with the closest neighbours. */
  MULTI_KRUM;

  /**
   * The rule.
   *
   * @param weighting for the means
   * @param dishonest how many clients may be, for the trimmed mean and Multi-Krum
   */
  public AggregationRule of(Weighting weighting, int dishonest) {
    return switch (this) {
      case MEAN -> new WeightedMean(weighting);
      case BOUNDED_MEAN -> new BoundedNorm(new WeightedMean(weighting), 1);
      case MEDIAN -> new CoordinateMedian();
      case TRIMMED_MEAN -> new TrimmedMean(dishonest);
      case GEOMETRIC_MEDIAN -> new GeometricMedian();
      case BOUNDED_GEOMETRIC_MEDIAN -> new BoundedNorm(new GeometricMedian(), 1);
      case MULTI_KRUM -> new MultiKrum(dishonest);
    };
  }
}
