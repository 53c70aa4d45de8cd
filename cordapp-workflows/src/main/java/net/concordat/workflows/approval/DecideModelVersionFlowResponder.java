// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.support.TakeTransactionFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.transactions.SignedTransaction;

/** Takes a member's decision on a version of this node's. */
@InitiatedBy(DecideModelVersionFlow.class)
public final class DecideModelVersionFlowResponder extends FlowLogic<SignedTransaction> {
  private final FlowSession member;

  public DecideModelVersionFlowResponder(FlowSession member) {
    this.member = member;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    return subFlow(TakeTransactionFlow.withCommand(member, "ApprovalContract.Decide"));
  }
}
