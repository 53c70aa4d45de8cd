// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.smoke;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.ReceiveFinalityFlow;
import net.corda.core.flows.SignTransactionFlow;
import net.corda.core.transactions.SignedTransaction;

/** Signs and records the note. */
@InitiatedBy(ShareNoteFlow.class)
public final class ShareNoteFlowResponder extends FlowLogic<SignedTransaction> {
  private final FlowSession session;

  /** The session with the note's writer. */
  public ShareNoteFlowResponder(FlowSession session) {
    this.session = session;
  }

  @Override
  @Suspendable
  public SignedTransaction call() throws FlowException {
    SignedTransaction signed = subFlow(new Sign(session));
    return subFlow(new ReceiveFinalityFlow(session, signed.getId()));
  }

  private static final class Sign extends SignTransactionFlow {
    Sign(FlowSession session) {
      super(session);
    }

    @Override
    protected void checkTransaction(SignedTransaction transaction) {
      // Nothing beyond the contract.
    }
  }
}
