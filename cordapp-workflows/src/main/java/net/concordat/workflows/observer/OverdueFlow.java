// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByService;
import net.corda.core.identity.Party;

/**
 * A member asks an observer whose transactions it is missing.
 *
 * <p>Started by {@link ObservationService}, one at a time for each observer; while the observer is
 * down this flow waits, and nothing else does. The observer runs {@link OverdueFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByService
public final class OverdueFlow extends FlowLogic<OverdueStatement> {
  private final Party observer;

  /**
   * @param observer an observer of this node's consortium
   */
  public OverdueFlow(Party observer) {
    this.observer = observer;
  }

  static String task(Party observer) {
    return "overdue " + observer.getName();
  }

  @Suspendable
  @Override
  public OverdueStatement call() throws FlowException {
    new FlowLease(getServiceHub()).take(task(observer), getRunId());
    OverdueStatement statement =
        initiateFlow(observer).receive(OverdueStatement.class).unwrap(given -> given);
    new ConsortiumPin(getServiceHub()).requireOurs(statement.getConsortiumId());
    FlowRule.PARTICIPANT.require(
        statement.isGenuine(observer), "the statement is not " + observer.getName() + "'s");
    return statement;
  }
}
