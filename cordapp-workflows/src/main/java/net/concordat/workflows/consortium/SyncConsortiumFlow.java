// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.TakeTransactionFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.flows.StartableByService;
import net.corda.core.identity.Party;

/**
 * Fetches the consortium as a member or observer knows it, with all it came from, if this node
 * knows none so new. What is fetched is verified like any transaction; the other can withhold an
 * amendment, not invent one.
 *
 * <p>Gives the newest version this node then knows. The other runs {@link
 * SyncConsortiumFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
@StartableByService
public final class SyncConsortiumFlow extends FlowLogic<Integer> {
  private final Party from;

  /**
   * @param from whom to ask
   */
  public SyncConsortiumFlow(Party from) {
    this.from = from;
  }

  @Suspendable
  @Override
  public Integer call() throws FlowException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    pin.requireReady();
    FlowSession session = initiateFlow(from);
    SecureHash newest = session.receive(SecureHash.class).unwrap(given -> given);
    boolean lacking = getServiceHub().getValidatedTransactions().getTransaction(newest) == null;
    session.send(lacking);
    if (lacking) {
      subFlow(TakeTransactionFlow.withId(session, newest));
    }
    StateAndRef<ConsortiumState> current = pin.current();
    return current.getState().getData().getVersion();
  }
}
