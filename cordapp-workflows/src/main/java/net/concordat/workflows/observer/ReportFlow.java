// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.SendTransactionFlow;
import net.corda.core.flows.StartableByService;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Tells one recipient of the oldest transactions in the outbox that are meant for it: names them,
 * sends those it lacks with all they build on, and keeps its signed receipts.
 *
 * <p>Started by {@link OutboxService}, one at a time for each recipient. While the recipient is
 * down this flow waits, and nothing else does. The recipient runs {@link ReportFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByService
public final class ReportFlow extends FlowLogic<Integer> {
  private final Party recipient;

  /**
   * @param recipient an observer or member with rows in the outbox
   */
  public ReportFlow(Party recipient) {
    this.recipient = recipient;
  }

  static String task(Party recipient) {
    return "report " + recipient.getName();
  }

  @Suspendable
  @Override
  public Integer call() throws FlowException {
    new FlowLease(getServiceHub()).take(task(recipient), getRunId());
    List<SecureHash> told = new ArrayList<>(new Outbox(getServiceHub()).batchFor(recipient));
    if (told.isEmpty()) {
      return 0;
    }
    FlowSession session = initiateFlow(recipient);
    List<SecureHash> lacking = lacking(session, told);
    for (int i = 0; i < lacking.size(); i++) {
      SignedTransaction transaction =
          getServiceHub().getValidatedTransactions().getTransaction(lacking.get(i));
      if (transaction == null) {
        throw FlowRule.FOUND.refusal("no transaction " + lacking.get(i));
      }
      subFlow(new SendTransactionFlow(session, transaction));
    }
    return keepAnswers(session, told);
  }

  @Suspendable
  private static List<SecureHash> lacking(FlowSession session, List<SecureHash> told)
      throws FlowException {
    List<SecureHash> lacking =
        session
            .sendAndReceive(TransactionIds.class, new TransactionIds(told))
            .unwrap(ids -> ids)
            .getIds();
    FlowRule.PARTICIPANT.require(
        told.containsAll(lacking) && new HashSet<>(lacking).size() == lacking.size(),
        "asked for transactions that were not named, or twice for one");
    return lacking;
  }

  @Suspendable
  private int keepAnswers(FlowSession session, List<SecureHash> told) throws FlowException {
    List<ReportAnswer> answers =
        session.receive(ReportAnswers.class).unwrap(given -> given).getAnswers();
    List<SecureHash> answered = new ArrayList<>();
    for (ReportAnswer answer : answers) {
      FlowRule.PARTICIPANT.require(
          told.contains(answer.getTxId()) && answer.isGenuine(recipient),
          "the answer on " + answer.getTxId() + " is not " + recipient.getName() + "'s");
      answered.add(answer.getTxId());
    }
    FlowRule.PARTICIPANT.require(
        answered.containsAll(told), "answered " + answered.size() + " of " + told.size());
    new Outbox(getServiceHub()).store(recipient, answers);
    return answers.size();
  }
}
