// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.notary.NotaryLogFlow;
import net.concordat.notary.NotaryLogPage;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByService;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Reads the notary's log from where it was read before to its end.
 *
 * <p>Started by {@link CompletenessService}, one at a time. Fails if the notary refuses: {@link
 * NotaryLogFlow}.
 */
@StartableByService
public final class ReadNotaryLogFlow extends FlowLogic<Void> {
  /** The task of reading. */
  static final String TASK = "notary-log";

  @Suspendable
  @Override
  public Void call() throws FlowException {
    new FlowLease(getServiceHub()).take(TASK, getRunId());
    StateAndRef<ConsortiumState> current = new ConsortiumPin(getServiceHub()).current();
    Party notary = current.getState().getData().getNotary();
    SecureHash id = current.getRef().getTxhash();
    SignedTransaction consortium = getServiceHub().getValidatedTransactions().getTransaction(id);
    if (consortium == null) {
      throw FlowRule.FOUND.refusal("no transaction " + id);
    }
    NotaryLogPage page;
    do {
      long after = new Completeness(getServiceHub()).position();
      page = subFlow(new NotaryLogFlow(notary, consortium, after));
      new Completeness(getServiceHub()).store(page);
    } while (!page.isLast());
    return null;
  }
}
