// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import java.util.HashSet;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Puts into the outbox what another node asks for. An observer gets whatever of our kind this node
 * holds, another consortium's too: it asks for what the notary named, and judges it itself. A
 * member gets what was meant for it; an observer has nothing to tell a member.
 */
@InitiatedBy(RequestReportsFlow.class)
public final class RequestReportsFlowResponder extends FlowLogic<Void> {
  private final FlowSession asker;

  public RequestReportsFlowResponder(FlowSession asker) {
    this.asker = asker;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    List<SecureHash> ids = asker.receive(TransactionIds.class).unwrap(given -> given).getIds();
    FlowRule.PARTICIPANT.require(
        ids.size() <= RequestReportsFlow.IDS && new HashSet<>(ids).size() == ids.size(),
        "at most "
            + RequestReportsFlow.IDS
            + " distinct transactions are asked for; given "
            + ids.size());
    ConsortiumState consortium = new ConsortiumPin(getServiceHub()).current().getState().getData();
    Party party = asker.getCounterparty();
    boolean observes = consortium.getHeader().getObservers().contains(party);
    FlowRule.PARTICIPANT.require(
        observes || consortium.isMember(party), "given " + party.getName());
    giveUpWhatItLost(party);
    int promised = 0;
    if (observes) {
      promised = promise(party, ids);
    } else if (!consortium.getHeader().getObservers().contains(getOurIdentity())) {
      promised = new Outbox(getServiceHub()).tellAgain(party, ids);
    }
    getServiceHub().cordaService(OutboxService.class).wake();
    asker.send(promised);
    return null;
  }

  /** It may have been restored from a backup, and know nothing of the sessions it had. */
  private void giveUpWhatItLost(Party party) {
    FlowLease lease = new FlowLease(getServiceHub());
    lease.askedAnew(ReportFlow.task(party));
    lease.askedAnew(RequestReportsFlow.task(party));
    lease.askedAnew(OverdueFlow.task(party));
  }

  private int promise(Party observer, List<SecureHash> ids) {
    Outbox outbox = new Outbox(getServiceHub());
    int promised = 0;
    for (SecureHash id : ids) {
      SignedTransaction transaction = stored(id);
      if (transaction != null && LedgerFacts.consortiumId(transaction).isPresent()) {
        outbox.enqueueAgain(transaction, observer);
        promised++;
      }
    }
    return promised;
  }

  private @Nullable SignedTransaction stored(SecureHash id) {
    return getServiceHub().getValidatedTransactions().getTransaction(id);
  }
}
