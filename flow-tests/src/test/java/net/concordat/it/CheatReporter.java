// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.concordat.workflows.observer.ReportAnswer;
import net.concordat.workflows.observer.ReportAnswers;
import net.concordat.workflows.observer.TransactionIds;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.SendTransactionFlow;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/** Reports whatever it is given, recorded or not, in the words of an honest report. */
@InitiatingFlow
public final class CheatReporter extends FlowLogic<List<ReportAnswer>> {
  private final Party recipient;
  private final ArrayList<SecureHash> told;
  private final ArrayList<SignedTransaction> sent;

  /** Names transactions and sends them. */
  CheatReporter(Party recipient, List<SignedTransaction> sent) {
    this(recipient, ids(sent), sent);
  }

  /** Names some transactions and sends others. */
  CheatReporter(Party recipient, List<SecureHash> told, List<SignedTransaction> sent) {
    this.recipient = recipient;
    this.told = new ArrayList<>(told);
    this.sent = new ArrayList<>(sent);
  }

  private static List<SecureHash> ids(List<SignedTransaction> transactions) {
    List<SecureHash> ids = new ArrayList<>();
    transactions.forEach(transaction -> ids.add(transaction.getId()));
    return ids;
  }

  @Suspendable
  @Override
  public List<ReportAnswer> call() throws FlowException {
    FlowSession session = initiateFlow(recipient);
    List<SecureHash> lacking =
        session
            .sendAndReceive(TransactionIds.class, new TransactionIds(told))
            .unwrap(ids -> ids)
            .getIds();
    for (int i = 0; i < told.size(); i++) {
      if (lacking.contains(told.get(i))) {
        subFlow(new SendTransactionFlow(session, sent.get(i)));
      }
    }
    return new ArrayList<>(
        session.receive(ReportAnswers.class).unwrap(given -> given).getAnswers());
  }
}
