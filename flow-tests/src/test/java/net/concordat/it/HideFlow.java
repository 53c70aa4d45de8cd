// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.NotaryFlow;
import net.corda.core.transactions.SignedTransaction;

/** Has a transaction notarised, keeps no copy, and tells nobody. */
final class HideFlow extends FlowLogic<Void> {
  private final SignedTransaction transaction;

  HideFlow(SignedTransaction transaction) {
    this.transaction = transaction;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    subFlow(new NotaryFlow.Client(transaction));
    return null;
  }
}
