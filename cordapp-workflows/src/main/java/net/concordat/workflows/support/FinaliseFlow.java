// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.observer.Outbox;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.flows.FinalityFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.NotaryError;
import net.corda.core.flows.NotaryException;
import net.corda.core.identity.Party;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;

/**
 * Notarises and records a transaction of ours. Participants receive it at once over their sessions;
 * the observers, and whoever else is to know, are put in the outbox before, so that none is
 * forgotten whenever this node dies, and none can hold it up.
 *
 * <p>Runs inside another flow. Fails if the notary refuses: a state was consumed meanwhile.
 */
public final class FinaliseFlow extends FlowLogic<SignedTransaction> {
  private final SignedTransaction transaction;
  private final Collection<FlowSession> participants;
  private final Collection<Party> alsoTell;

  /**
   * @param transaction signed by all but the notary
   * @param participants a session to each participant that is not this node
   * @param alsoTell members, besides the observers, that are to know; may hold this node
   */
  public FinaliseFlow(
      SignedTransaction transaction,
      Collection<FlowSession> participants,
      Collection<Party> alsoTell) {
    this.transaction = transaction;
    this.participants = participants;
    this.alsoTell = alsoTell;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    new Outbox(getServiceHub()).enqueue(transaction, alsoTell);
    try {
      SignedTransaction notarised =
          subFlow(new FinalityFlow(transaction, participants, StatesToRecord.ALL_VISIBLE));
      // Once more, for a node that was down for long between being notarised and recording: its
      // outbox took the transaction for abandoned.
      new Outbox(getServiceHub()).enqueue(notarised, alsoTell);
      AuditLog.recorded(getOurIdentity(), LedgerFacts.command(notarised), notarised.getId());
      return notarised;
    } catch (NotaryException refusal) {
      Map<StateRef, ContractState> consumed = consumed(refusal.getError());
      String reason = consumed.isEmpty() ? String.valueOf(refusal.getMessage()) : reason(consumed);
      AuditLog.refused(getOurIdentity(), transaction.getId().toString(), reason);
      if (isConsortiumStale(consumed)) {
        throw new StaleConsortiumException(reason);
      }
      throw FlowRule.CURRENT_STATES.refusal(reason);
    }
  }

  /** What other transactions consumed first, if that is why the notary refused. */
  private Map<StateRef, ContractState> consumed(NotaryError error) throws FlowException {
    Map<StateRef, ContractState> consumed = new LinkedHashMap<>();
    if (error instanceof NotaryError.Conflict) {
      try {
        for (StateRef ref : ((NotaryError.Conflict) error).getConsumedStates().keySet()) {
          consumed.put(ref, getServiceHub().loadState(ref).getData());
        }
      } catch (TransactionResolutionException missing) {
        throw FlowRule.FOUND.refusal(String.valueOf(missing.getMessage()));
      }
    }
    return consumed;
  }

  private static String reason(Map<StateRef, ContractState> consumed) {
    List<String> names = new ArrayList<>();
    consumed.forEach((ref, state) -> names.add(state.getClass().getSimpleName() + " " + ref));
    return "another transaction came first and consumed "
        + String.join(", ", names)
        + "; the command can be given again";
  }

  private boolean isConsortiumStale(Map<StateRef, ContractState> consumed) {
    return consumed.entrySet().stream()
        .anyMatch(
            each ->
                each.getValue() instanceof ConsortiumState
                    && transaction.getReferences().contains(each.getKey()));
  }
}
