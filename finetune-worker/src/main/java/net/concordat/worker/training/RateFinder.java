// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Finds the learning rate before training: the rate grows from step to step until the smoothed loss
 * soars, and a tenth of the rate with the lowest loss is taken (Smith 2017), but never more than
 * the spec's own.
 *
 * @param steps how many are tried; absent means 100
 */
public record RateFinder(@Nullable Integer steps) {
  /** Refuses values outside their ranges. */
  public RateFinder {
    Checks.range("training.descent.rateFinder.steps", steps == null ? 100 : steps, 10, 10_000);
  }

  int count() {
    return steps == null ? 100 : steps;
  }
}
