// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.Arrays;

/**
 * How much better or worse one model does than another on the same rows.
 *
 * @param value the first's figure minus the second's
 * @param low lower end of the 95 % interval
 * @param high its upper end
 * @param p two-sided: how probable a difference at least this far from 0 is, were there none
 */
public record Difference(double value, double low, double high, double p) {
  /** A paired bootstrap: both models were measured on the same resamples. */
  static Difference paired(double value, double[] resampled) {
    Interval interval = Interval.percentile(value, resampled);
    long notAbove = Arrays.stream(resampled).filter(difference -> difference <= 0).count();
    long notBelow = Arrays.stream(resampled).filter(difference -> difference >= 0).count();
    // One is added to both counts, since no number of resamples can show a probability of 0.
    double tail = (Math.min(notAbove, notBelow) + 1.0) / (resampled.length + 1.0);
    return new Difference(value, interval.low(), interval.high(), Math.min(1, 2 * tail));
  }
}
