// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.audit;

import co.paralleluniverse.fibers.Suspendable;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.CryptoUtils;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Tells what transactions did: which command, signed by whom, on which states. Leaves out those
 * that this node does not hold, and another consortium's. Nothing goes on the ledger.
 */
@StartableByRPC
public final class ReadTransactionsFlow extends FlowLogic<List<TransactionView>> {
  private final List<SecureHash> ids;

  /**
   * @param ids which; a few hundred at most, since all are held in memory together
   */
  public ReadTransactionsFlow(List<SecureHash> ids) {
    this.ids = Collections.unmodifiableList(new ArrayList<>(ids));
  }

  @Suspendable
  @Override
  public List<TransactionView> call() {
    Optional<SecureHash> ours = new ConsortiumPin(getServiceHub()).pinned();
    List<TransactionView> views = new ArrayList<>();
    for (SecureHash id : ids) {
      SignedTransaction found = getServiceHub().getValidatedTransactions().getTransaction(id);
      if (found != null && ours.isPresent() && LedgerFacts.consortiumId(found).equals(ours)) {
        views.add(view(found));
      }
    }
    return views;
  }

  private TransactionView view(SignedTransaction transaction) {
    return new TransactionView(
        transaction.getId(),
        LedgerFacts.command(transaction),
        at(transaction),
        signers(transaction),
        transaction.getInputs(),
        transaction.getReferences(),
        transaction.getTx().getOutputStates().stream()
            .map(state -> state.getClass().getSimpleName())
            .collect(Collectors.toList()),
        decided(transaction));
  }

  private static List<DecisionState> decided(SignedTransaction transaction) {
    List<DecisionState> decided = new ArrayList<>();
    for (Command<?> command : transaction.getTx().getCommands()) {
      if (command.getValue() instanceof ApprovalContract.Commands.Decide) {
        ApprovalContract.Commands.Decide decide =
            (ApprovalContract.Commands.Decide) command.getValue();
        decided.addAll(decide.getDecided().shown(DecisionState.class));
      }
    }
    return decided;
  }

  private static Instant at(SignedTransaction transaction) {
    for (ContractState state : transaction.getTx().getOutputStates()) {
      if (state instanceof ConcordatState) {
        return ((ConcordatState) state).getHeader().getAt();
      }
    }
    TimeWindow window = transaction.getTx().getTimeWindow();
    Instant until = window == null ? null : window.getUntilTime();
    if (until == null) {
      throw new IllegalStateException("Without a time: " + transaction.getId());
    }
    return until;
  }

  private List<String> signers(SignedTransaction transaction) {
    List<String> signers = new ArrayList<>();
    for (Command<?> command : transaction.getTx().getCommands()) {
      for (PublicKey key : command.getSigners()) {
        Party party = getServiceHub().getIdentityService().partyFromKey(key);
        signers.add(party == null ? CryptoUtils.toStringShort(key) : party.getName().toString());
      }
    }
    return signers;
  }
}
