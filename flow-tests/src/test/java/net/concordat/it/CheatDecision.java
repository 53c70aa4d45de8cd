// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.SendTransactionFlow;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/** Sends any transaction where a decision is awaited. */
@InitiatingFlow
public final class CheatDecision extends FlowLogic<Void> {
  private final Party owner;
  private final SignedTransaction transaction;

  CheatDecision(Party owner, SignedTransaction transaction) {
    this.owner = owner;
    this.transaction = transaction;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    return subFlow(new SendTransactionFlow(initiateFlow(owner), transaction));
  }
}
