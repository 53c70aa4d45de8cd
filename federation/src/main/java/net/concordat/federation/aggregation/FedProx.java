// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/**
 * {@link FedAvg} of clients that are drawn back to the global weights (Li et al. 2020,
 * arXiv:1812.06127): each adds {@code proximal / 2 |w - w_global|^2} to its loss.
 *
 * @param serverRate how much of the update, more than 0; 1 for all of it
 * @param proximal the paper's mu, more than 0
 */
public record FedProx(double serverRate, double proximal) implements Strategy {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public FedProx {
    Rates.require("serverRate", serverRate);
    Rates.require("proximal", proximal);
  }

  @Override
  public GlobalModel next(GlobalModel model, double[] update, double participation) {
    return new FedAvg(serverRate).next(model, update, participation);
  }
}
