// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/**
 * Adds the update (McMahan et al. 2017, arXiv:1602.05629). With {@code serverRate} below 1 it goes
 * only part of the way.
 *
 * @param serverRate how much of the update, more than 0; 1 for all of it
 */
public record FedAvg(double serverRate) implements Strategy {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not a positive number
   */
  public FedAvg {
    Rates.require("serverRate", serverRate);
  }

  @Override
  public GlobalModel next(GlobalModel model, double[] update, double participation) {
    Strategy.requireShape(model, update, vectors());
    double[] step = new double[update.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = serverRate * update[i];
    }
    return model.moved(step, model.memory());
  }
}
