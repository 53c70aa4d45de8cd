// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Keeps what a client says in a masked round. */
@InitiatedBy(SayMaskFlow.class)
public final class SayMaskFlowResponder extends FlowLogic<Void> {
  private final FlowSession client;

  public SayMaskFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MailedMask mail = client.receive(MailedMask.class).unwrap(given -> given);
    subFlow(new TakeMaskFlow(client.getCounterparty(), mail));
    client.send(true);
    RoundBell.of(getServiceHub()).ring();
    return null;
  }
}
