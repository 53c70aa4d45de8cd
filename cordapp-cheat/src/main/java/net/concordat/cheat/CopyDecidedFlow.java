// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.frame.TornOff;
import net.corda.core.contracts.CommandData;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/** Takes out of another member's decision what that member's people decided, to show it again. */
@StartableByRPC
public final class CopyDecidedFlow extends FlowLogic<TornOff> {
  private final SecureHash txId;

  /**
   * @param txId the transaction in which another member decided on a version of this one's
   */
  public CopyDecidedFlow(SecureHash txId) {
    this.txId = txId;
  }

  @Suspendable
  @Override
  public TornOff call() throws FlowException {
    SignedTransaction transaction = OwnTransactions.get(getServiceHub(), txId);
    CommandData command = transaction.getTx().getCommands().get(0).getValue();
    return ((ApprovalContract.Commands.Decide) command).getDecided();
  }
}
