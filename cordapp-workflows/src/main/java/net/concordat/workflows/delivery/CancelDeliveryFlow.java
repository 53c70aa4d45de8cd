// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Ends a delivery that this node asked for: it stops at its next part, or, while it waits for a
 * grantor that is down, as soon as that one answers. What came so far is kept, and a delivery of
 * the same version under another command goes on from there.
 *
 * <p>Nothing goes on the ledger. A delivery that has its receipt already is not undone.
 */
@StartableByRPC
public final class CancelDeliveryFlow extends FlowLogic<Void> {
  private final String commandId;

  /**
   * @param commandId the command that asked for the delivery
   */
  public CancelDeliveryFlow(String commandId) {
    this.commandId = commandId;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    LedgerDraft.requireCommandId(commandId);
    new Cancellations(getServiceHub()).cancel(commandId);
    return null;
  }
}
