// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import java.util.List;

/**
 * Takes the update for a gradient of Adam (Reddi et al. 2021, arXiv:2003.00295, algorithm 2:
 * without the correction of the first rounds).
 *
 * <pre>m = b1 m + (1 - b1) d;  v = b2 v + (1 - b2) d^2;  x = x + rate m / (sqrt(v) + floor)</pre>
 *
 * <p>{@code m} begins at 0 and {@code v} at the square of the floor.
 *
 * @param serverRate the rate, more than 0
 * @param floor what keeps small updates from being blown up, more than 0; the paper's tau
 */
public record FedAdam(double serverRate, double floor) implements Strategy {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.99;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public FedAdam {
    Rates.require("serverRate", serverRate);
    Rates.require("floor", floor);
  }

  @Override
  public GlobalModel next(GlobalModel model, double[] update, double participation) {
    Strategy.requireShape(model, update, vectors());
    boolean isFirst = model.memory().isEmpty();
    double[] mean = new double[update.length];
    double[] square = new double[update.length];
    double[] step = new double[update.length];
    for (int i = 0; i < update.length; i++) {
      double meanBefore = isFirst ? 0 : model.memory().get(0)[i];
      double squareBefore = isFirst ? floor * floor : model.memory().get(1)[i];
      mean[i] = FIRST * meanBefore + (1 - FIRST) * update[i];
      square[i] = SECOND * squareBefore + (1 - SECOND) * update[i] * update[i];
      step[i] = serverRate * mean[i] / (Math.sqrt(square[i]) + floor);
    }
    return model.moved(step, List.of(mean, square));
  }
}
