// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.concordat.contracts.frame.TornOff;
import net.corda.core.contracts.ContractState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/** Tears states off a transaction that this node has, for others to be shown. */
@StartableByRPC
public final class TearOffFlow extends FlowLogic<TornOff> {
  private final SecureHash txId;
  private final List<Class<? extends ContractState>> typesShown;

  /**
   * @param txId which transaction, notarised
   * @param typesShown which of its states are shown
   */
  public TearOffFlow(SecureHash txId, List<Class<? extends ContractState>> typesShown) {
    this.txId = txId;
    this.typesShown = new ArrayList<>(typesShown);
  }

  @Suspendable
  @Override
  @SuppressWarnings("unchecked")
  public TornOff call() throws FlowException {
    SignedTransaction transaction = OwnTransactions.get(getServiceHub(), txId);
    return TornOff.of(transaction, typesShown.toArray(new Class[0]));
  }
}
