// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import net.corda.core.contracts.Contract;
import net.corda.core.transactions.LedgerTransaction;

/**
 * The contract of one subject. Whichever of our contracts Corda runs, the whole transaction is
 * checked, so no combination of state types lets a rule go unasked.
 */
public abstract class ConcordatContract implements Contract {
  @Override
  public final void verify(LedgerTransaction tx) {
    Protocol.verify(tx);
  }
}
