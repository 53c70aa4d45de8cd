// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** How a combined update moves the global weights, and what that asks of the clients. */
@CordaSerializable
public enum FederationStrategy {
  /** Adds it (McMahan et al. 2017). */
  FEDAVG,
  /** Adds it; each client is drawn back to the global weights (Li et al. 2020). */
  FEDPROX,
  /** Takes it for Adam's gradient (Reddi et al. 2021). */
  FEDADAM,
  /** Adds it; control variates work against drift (Karimireddy et al. 2020). */
  SCAFFOLD;

  /** How many numbers a client sends for each weight. */
  public int numbersPerWeight() {
    return this == SCAFFOLD ? 2 : 1;
  }
}
