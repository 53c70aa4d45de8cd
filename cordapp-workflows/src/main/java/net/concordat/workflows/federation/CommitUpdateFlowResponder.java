// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Keeps what a client committed to, for the round that it is for. */
@InitiatedBy(CommitUpdateFlow.class)
public final class CommitUpdateFlowResponder extends FlowLogic<Void> {
  private final FlowSession client;

  public CommitUpdateFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MailedCommitment mail = client.receive(MailedCommitment.class).unwrap(given -> given);
    subFlow(new TakeCommitmentFlow(client.getCounterparty(), mail));
    client.send(true);
    RoundBell.of(getServiceHub()).ring();
    return null;
  }
}
