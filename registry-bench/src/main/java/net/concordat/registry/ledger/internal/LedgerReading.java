// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import net.concordat.registry.ledger.internal.SyntheticLedger.Filled;
import org.springframework.context.ApplicationContext;

/** Has a registry read a ledger that there is no node for. */
public final class LedgerReading {
  private LedgerReading() {}

  /** Has it read so many versions and what belongs to them. */
  public static Filled fill(ApplicationContext registry, int versions) {
    return SyntheticLedger.fill(registry.getBean(Projector.class), versions);
  }
}
