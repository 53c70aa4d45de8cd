// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import java.util.List;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.privacy.PrivacyAccountant;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Computes again and again what a mechanism spends and which epsilon that is, in the node's own
 * JVM, and tells how many nanoseconds each time took.
 */
@StartableByRPC
public final class AccountSpendFlow extends FlowLogic<List<Long>> {
  private final TrainingMechanism mechanism;
  private final long deltaTrillionths;
  private final int times;

  /**
   * @param mechanism of the training
   * @param deltaTrillionths of the epsilon, in units of 1e-12
   * @param times how often, at least once; as often again before, to warm up
   */
  public AccountSpendFlow(TrainingMechanism mechanism, long deltaTrillionths, int times) {
    this.mechanism = mechanism;
    this.deltaTrillionths = deltaTrillionths;
    this.times = times;
  }

  @Override
  public List<Long> call() {
    return Repeated.nanos(
        times, () -> PrivacyAccountant.epsilonMillionths(mechanism.spend(), deltaTrillionths));
  }
}
