// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.contracts.UpgradedContract;
import net.corda.core.transactions.LedgerTransaction;

/** What a member would like the consortium's contract to be: one that refuses nothing. */
public final class LooseConsortiumContract
    implements UpgradedContract<ConsortiumState, ConsortiumState> {
  @Override
  public String getLegacyContract() {
    return ConsortiumContract.class.getName();
  }

  @Override
  public ConsortiumState upgrade(ConsortiumState state) {
    return state;
  }

  @Override
  public void verify(LedgerTransaction tx) {
    // Refuses nothing.
  }
}
