// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import net.corda.core.contracts.Contract;
import net.corda.core.transactions.LedgerTransaction;

/** A contract of somebody else's, which accepts everything. */
public final class ForeignContract implements Contract {
  @Override
  public void verify(LedgerTransaction tx) {
    // It has no rules.
  }
}
