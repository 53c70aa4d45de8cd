// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.SendTransactionFlow;
import net.corda.core.transactions.SignedTransaction;

/** Shows a member or observer the consortium as this node knows it; nobody else. */
@InitiatedBy(SyncConsortiumFlow.class)
public final class SyncConsortiumFlowResponder extends FlowLogic<Void> {
  private final FlowSession asking;

  public SyncConsortiumFlowResponder(FlowSession asking) {
    this.asking = asking;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    StateAndRef<ConsortiumState> current = new ConsortiumPin(getServiceHub()).current();
    FlowRule.SENDER_MEMBER.require(
        current.getState().getData().knows(asking.getCounterparty()),
        "given " + asking.getCounterparty().getName());
    SecureHash newest = current.getRef().getTxhash();
    boolean lacking = asking.sendAndReceive(Boolean.class, newest).unwrap(given -> given);
    if (lacking) {
      SignedTransaction amendment =
          getServiceHub().getValidatedTransactions().getTransaction(newest);
      if (amendment == null) {
        throw FlowRule.FOUND.refusal("no transaction " + newest);
      }
      subFlow(new SendTransactionFlow(asking, amendment));
    }
    return null;
  }
}
