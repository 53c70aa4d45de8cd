// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.concordat.workflows.support.TakeTransactionFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.SignTransactionFlow;
import net.corda.core.transactions.SignedTransaction;

/** Signs the founding that this node's operator expects, and no other. */
@InitiatedBy(FoundConsortiumFlow.class)
public final class FoundConsortiumFlowResponder extends FlowLogic<SignedTransaction> {
  private final FlowSession founder;

  public FoundConsortiumFlowResponder(FlowSession founder) {
    this.founder = founder;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    SecureHash signed =
        subFlow(
                new SignTransactionFlow(founder) {
                  @Override
                  protected void checkTransaction(SignedTransaction proposed) throws FlowException {
                    checkExpected(proposed);
                  }
                })
            .getId();
    return subFlow(TakeTransactionFlow.withId(founder, signed));
  }

  private void checkExpected(SignedTransaction proposed) throws FlowException {
    ConsortiumState founded =
        LedgerFacts.founded(proposed)
            .orElseThrow(() -> FlowRule.PARTICIPANT.refusal("given no founding to sign"));
    new ConsortiumPin(getServiceHub()).requireFounding(founded.charter());
  }
}
