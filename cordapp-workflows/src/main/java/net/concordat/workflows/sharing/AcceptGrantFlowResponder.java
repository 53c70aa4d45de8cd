// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.support.TakeTransactionFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.transactions.SignedTransaction;

/** Takes note that a grantee accepted. */
@InitiatedBy(AcceptGrantFlow.class)
public final class AcceptGrantFlowResponder extends FlowLogic<SignedTransaction> {
  private final FlowSession grantee;

  public AcceptGrantFlowResponder(FlowSession grantee) {
    this.grantee = grantee;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    return subFlow(TakeTransactionFlow.withCommand(grantee, "GrantContract.Accept"));
  }
}
