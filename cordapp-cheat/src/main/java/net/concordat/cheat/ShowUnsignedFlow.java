// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.FilteredTransaction;
import net.corda.core.transactions.SignedTransaction;

/** Shows states of a transaction that this node has, whether or not a notary signed it. */
@StartableByRPC
public final class ShowUnsignedFlow extends FlowLogic<FilteredTransaction> {
  private final SecureHash txId;
  private final List<Class<? extends ContractState>> typesShown;

  /**
   * @param txId which transaction
   * @param typesShown which of its states are shown
   */
  public ShowUnsignedFlow(SecureHash txId, List<Class<? extends ContractState>> typesShown) {
    this.txId = txId;
    this.typesShown = new ArrayList<>(typesShown);
  }

  @Suspendable
  @Override
  public FilteredTransaction call() throws FlowException {
    SignedTransaction transaction = OwnTransactions.get(getServiceHub(), txId);
    List<Class<? extends ContractState>> types = typesShown;
    return transaction.buildFilteredTransaction(
        component ->
            component instanceof TransactionState
                && types.contains(((TransactionState<?>) component).getData().getClass()));
  }
}
