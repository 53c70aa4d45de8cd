// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.time.Duration;
import java.util.Collection;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;

/** Nodes that have ended what they were doing, so that what comes next pays for nothing else. */
final class IdleNodes {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private IdleNodes() {}

  /** Waits until no flow runs at any of these banks, such as a report to an observer. */
  static void await(Collection<Bank> banks) throws InterruptedException {
    for (Bank bank : banks) {
      Patience.await(
          PATIENCE,
          BETWEEN_LOOKS,
          bank.party() + " to end its flows",
          () -> bank.runningFlows().isEmpty());
    }
  }
}
