// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import net.concordat.federation.aggregation.FedAdam;
import net.concordat.federation.aggregation.FedAvg;
import net.concordat.federation.aggregation.FedProx;
import net.concordat.federation.aggregation.Scaffold;
import net.concordat.federation.aggregation.Strategy;

/** The strategies by the names that the field gives them. */
public enum StrategyName {
  /** The mean of the clients' weights. */
  FEDAVG,
  /** The same, of clients that are drawn back to the global weights. */
  FEDPROX,
  /** The mean difference as Adam's gradient. */
  FEDADAM,
  /** Control variates against drift. */
  SCAFFOLD;

  /** FedAdam's tau, as the paper found best most often. */
  private static final double FLOOR = 1e-3;

  /**
   * The strategy.
   *
   * @param serverRate of the server's step
   * @param proximal for FedProx alone
   */
  public Strategy of(double serverRate, double proximal) {
    return switch (this) {
      case FEDAVG -> new FedAvg(serverRate);
      case FEDPROX -> new FedProx(serverRate, proximal);
      case FEDADAM -> new FedAdam(serverRate, FLOOR);
      case SCAFFOLD -> new Scaffold(serverRate);
    };
  }
}
