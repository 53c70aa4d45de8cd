// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import net.corda.core.contracts.Contract;
import net.corda.core.contracts.TypeOnlyCommandData;
import net.corda.core.transactions.LedgerTransaction;

/** A contract without rules. */
public final class BareContract implements Contract {
  /** The one command. */
  public static final class Issue extends TypeOnlyCommandData {}

  @Override
  public void verify(LedgerTransaction tx) {
    // What is measured is what Corda does around a contract.
  }
}
