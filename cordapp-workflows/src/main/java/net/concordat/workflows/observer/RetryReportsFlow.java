// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * An operator has a recipient told again of all that it refused, for example once its node runs the
 * contracts that it lacked. Both sides keep the reason of the refusal.
 *
 * <p>Nothing goes on the ledger.
 */
@StartableByRPC
public final class RetryReportsFlow extends FlowLogic<Integer> {
  private final Party recipient;

  /**
   * @param recipient an observer or member
   */
  public RetryReportsFlow(Party recipient) {
    this.recipient = recipient;
  }

  /** Gives of how many transactions it is told again. */
  @Suspendable
  @Override
  public Integer call() throws FlowException {
    Outbox outbox = new Outbox(getServiceHub());
    int again = outbox.tellAgain(recipient, outbox.refusedBy(recipient));
    getServiceHub().cordaService(OutboxService.class).wake();
    return again;
  }
}
