// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Tells a member whose transactions this observer is missing. */
@InitiatedBy(OverdueFlow.class)
public final class OverdueFlowResponder extends FlowLogic<Void> {
  private final FlowSession asker;

  public OverdueFlowResponder(FlowSession asker) {
    this.asker = asker;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    ConsortiumState consortium = new ConsortiumPin(getServiceHub()).current().getState().getData();
    FlowRule.PARTICIPANT.require(
        consortium.getHeader().getObservers().contains(getOurIdentity())
            && consortium.isMember(asker.getCounterparty()),
        "given " + asker.getCounterparty().getName());
    asker.send(
        OverdueStatement.signed(
            getServiceHub(),
            getOurIdentity(),
            consortium.getHeader().getConsortiumId(),
            new Completeness(getServiceHub()).gaps()));
    return null;
  }
}
